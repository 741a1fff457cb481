import type { Scene } from '#sandbox/server/scene.ts';

/** Something that is good for one use. */
export interface Spendable {
  readonly kind: 'code' | 'refresh';
  readonly key: string;
}

/**
 * Marks a code or refresh token as used; false where it was. Of many at the same time one wins.
 * @see RFC 6749 §4.1.2, RFC 9700 §4.14.2
 */
export function spend(scene: Scene, { kind, key }: Spendable): Promise<boolean> {
  const { store } = scene.dependencies;
  const sandbox = scene.sandboxId;
  // Two calls that look alike: the store's type goes by the kind.
  return kind === 'code'
    ? store.update({ sandbox, kind, key }, markSpent)
    : store.update({ sandbox, kind, key }, markSpent);
}

function markSpent<T extends { readonly isSpent: boolean }>(
  record: T | null,
): { readonly record: T | null; readonly result: boolean } {
  return {
    record: record === null ? null : { ...record, isSpent: true },
    result: record?.isSpent === false,
  };
}
