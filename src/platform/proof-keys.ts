import { generateProofKey, type ProofKey } from '#protocol/dpop/proof-key.ts';
import type { Ports } from '#workspace/ports.ts';

/** Where key pairs are kept; WebCrypto's keys go into IndexedDB as they are, not extractable. */
export interface ProofKeyStore {
  readonly read: (name: string) => Promise<ProofKey | null>;
  /** Keeps a key unless one of that name is there, and gives the one that is kept. */
  readonly keep: (name: string, key: ProofKey) => Promise<ProofKey>;
}

/** Keys that last as long as the page. */
export function createMemoryProofKeys(): ProofKeyStore {
  const keys = new Map<string, ProofKey>();
  return {
    read: async (name) => keys.get(name) ?? null,
    keep: async (name, key) => {
      const kept = keys.get(name) ?? key;
      keys.set(name, kept);
      return kept;
    },
  };
}

/** Makes a key pair at its first use. @see RFC 9449 §2 */
export function proofKeyLoader(store: ProofKeyStore): Ports['loadProofKey'] {
  return async (name) => (await store.read(name)) ?? store.keep(name, await generateProofKey());
}
