import type { Scene } from '#sandbox/server/scene.ts';

/** Something that is good for one use. */
export interface Spendable {
  readonly kind: 'code' | 'refresh' | 'pushed';
  readonly key: string;
}

/**
 * Marks a code, refresh token or pushed request as used; false where it was. Of many at the same time one wins.
 * @see RFC 6749 §4.1.2, RFC 9700 §4.14.2
 */
export function spend(scene: Scene, { kind, key }: Spendable): Promise<boolean> {
  const { store } = scene.dependencies;
  const sandbox = scene.sandboxId;
  // Calls that look alike: the store's type goes by the kind.
  switch (kind) {
    case 'code':
      return store.update({ sandbox, kind, key }, markSpent);
    case 'refresh':
      return store.update({ sandbox, kind, key }, markSpent);
    case 'pushed':
      return store.update({ sandbox, kind, key }, markSpent);
  }
}

function markSpent<T extends { readonly isSpent: boolean }>(
  record: T | null,
): { readonly record: T | null; readonly result: boolean } {
  return {
    record: record === null ? null : { ...record, isSpent: true },
    result: record?.isSpent === false,
  };
}
