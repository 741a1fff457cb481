import { useEffect, useState } from 'react';
import type { KeyKind } from '#protocol/keys/key-choices.ts';

/** Kinds that not every browser has yet. */
const uncertain: readonly KeyKind[] = ['Ed25519', 'X25519', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'];

let known: Promise<ReadonlySet<KeyKind>> | null = null;

async function findUnavailable(): Promise<ReadonlySet<KeyKind>> {
  const found = await Promise.all(
    uncertain.map(async (kind) => {
      const usages: KeyUsage[] = kind === 'X25519' ? ['deriveBits'] : ['sign', 'verify'];
      return crypto.subtle.generateKey(kind, false, usages).then(
        () => null,
        () => kind,
      );
    }),
  );
  return new Set(found.filter((kind) => kind !== null));
}

const none: ReadonlySet<KeyKind> = new Set();

/** The kinds of key that this browser does not have: it is asked by trying, once. */
export function useUnavailableKinds(): ReadonlySet<KeyKind> {
  const [unavailable, setUnavailable] = useState(none);
  useEffect(() => {
    known ??= findUnavailable().catch(() => none);
    void known.then(setUnavailable);
  }, []);
  return unavailable;
}
