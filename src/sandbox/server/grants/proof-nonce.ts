import { hasFault } from '#sandbox/server/faults/has-fault.ts';
import { randomText } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';

/** A nonce is handed out so long, and is good for as long again. */
const rotationMilliseconds = 60 * 1000;

/** Nonces that a proof may carry now; the first is the one that is handed out. */
export async function goodNonces(scene: Scene): Promise<readonly string[]> {
  const { dependencies, sandboxId, now } = scene;
  const fresh = randomText(dependencies.random, 16);
  const address = { sandbox: sandboxId, kind: 'nonce', key: 'current' } as const;
  return dependencies.store.update(address, (record) => {
    const age = record === null ? Infinity : now - record.since;
    if (record !== null && age < rotationMilliseconds) {
      return { record, result: [record.value, record.before].filter((one) => one !== null) };
    }
    const before = record !== null && age < 2 * rotationMilliseconds ? record.value : null;
    const removeAt = now + 2 * rotationMilliseconds;
    return {
      record: { value: fresh, before, since: now, family: null, removeAt },
      result: [fresh, before].filter((one) => one !== null),
    };
  });
}

/** Whether proofs must carry a nonce here. @see RFC 9449 §8 and §9 */
export function asksForNonce({ definition }: Scene): boolean {
  return isNonceNeverEnough({ definition }) || definition.policy.dpopNonce === 'required';
}

/** The fault of a server that is never content with the nonce that it gave. */
export function isNonceNeverEnough({ definition }: Pick<Scene, 'definition'>): boolean {
  return hasFault({ definition }, 'dpop-nonce-each-time');
}

/** Hands out the nonce for the next proof, with whatever the answer is. @see RFC 9449 §8.2 */
export async function withNonce(scene: Scene, response: Response): Promise<Response> {
  if (!asksForNonce(scene)) return response;
  const [current = ''] = await goodNonces(scene);
  const headers = new Headers(response.headers);
  const never = isNonceNeverEnough(scene) ? randomText(scene.dependencies.random, 16) : null;
  headers.set('DPoP-Nonce', never ?? current);
  return new Response(response.body, { status: response.status, headers });
}
