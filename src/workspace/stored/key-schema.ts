import { z } from 'zod/mini';
import type { StoredKey, StoredKeySet } from '#workspace/model/stored-key.ts';

const jwk = z.looseObject({
  kty: z.string(),
  kid: z.optional(z.string()),
  alg: z.optional(z.string()),
  use: z.optional(z.string()),
});

// A CryptoKey has no constructor in every place that tests run in, so it is known by its members.
const handle = z.custom<CryptoKey>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'algorithm' in value &&
    'extractable' in value &&
    value.extractable === false,
);

/** A kept key as it is stored. */
export const storedKeySchema = z.object({
  version: z.literal(1),
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  createdAt: z.number(),
  jwk,
  handle: z.nullable(handle),
});

/** A fetched set as it is stored. */
export const storedKeySetSchema = z.object({
  version: z.literal(1),
  id: z.string().check(z.minLength(1)),
  fetchedAt: z.number(),
  keys: z.array(jwk),
});

/** The schema says what the type says; the cast is checked by the parser's round-trip test. */
export function asStoredKey(parsed: z.infer<typeof storedKeySchema>): StoredKey {
  return parsed as StoredKey;
}

/** The schema says what the type says; the cast is checked by the parser's round-trip test. */
export function asStoredKeySet(parsed: z.infer<typeof storedKeySetSchema>): StoredKeySet {
  return parsed as StoredKeySet;
}
