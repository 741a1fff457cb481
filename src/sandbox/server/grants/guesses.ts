import type { Scene } from '#sandbox/server/scene.ts';

/** So many wrong guesses are taken in one window. */
export const guessLimit = 20;

const windowMilliseconds = 10 * 60 * 1000;

/** What is guessed at: every user code of the sandbox, or one user's password. */
function guessAddress({ sandboxId }: Scene, what: string) {
  return { sandbox: sandboxId, kind: 'guesses', key: what } as const;
}

/** How often it was guessed wrong of late. @see RFC 8628 §5.1, RFC 6749 §4.3.2 */
export async function countGuesses(scene: Scene, what: string): Promise<number> {
  const record = await scene.dependencies.store.read(guessAddress(scene, what));
  return record === null || record.removeAt <= scene.now ? 0 : record.count;
}

/** Counts a wrong guess. The window begins with the first of them. */
export function addGuess(scene: Scene, what: string): Promise<null> {
  const { store } = scene.dependencies;
  return store.update(guessAddress(scene, what), (record) => {
    const isOver = record === null || record.removeAt <= scene.now;
    const count = isOver ? 1 : record.count + 1;
    const removeAt = isOver ? scene.now + windowMilliseconds : record.removeAt;
    return { record: { family: null, count, removeAt }, result: null };
  });
}
