import { contentEncryptions, keyManagements } from '#protocol/jwe/jwe-algorithms.ts';
import { jwsAlgorithms } from '#protocol/jwt/jws-algorithms.ts';
import type { KeyKind } from '#protocol/keys/key-choices.ts';
import type { Choice } from '#ui/field/select-field.tsx';

/** What the choice is called that makes a token which nobody signed. */
export const unsecured = 'none-unsafe';

const about: Readonly<Record<string, string>> = {
  HS: 'HMAC with a secret',
  RS: 'RSA, PKCS #1 v1.5',
  PS: 'RSA-PSS',
  ES: 'ECDSA',
  Ed: 'Edwards curve',
  ML: 'post-quantum',
};

/** Every signature algorithm by name; the unsafe one is last, and says that it is. */
export function signatureChoices(missing: readonly string[]): readonly Choice[] {
  const named = Object.keys(jwsAlgorithms).map((name) => {
    const words = about[name.slice(0, 2)] ?? '';
    const lack = missing.includes(name) ? ', not in this browser' : '';
    return { value: name, label: `${name} (${words}${lack})` };
  });
  return [...named, { value: unsecured, label: 'none (unsecured: unsafe)' }];
}

const families = {
  rsa: 'RSA',
  ecdh: 'key agreement',
  dir: 'the secret itself',
  kw: 'AES',
  gcmkw: 'AES-GCM',
  pbes2: 'password',
} as const;

/** Every way to come by the key of an encryption. */
export const managementChoices: readonly Choice[] = Object.entries(keyManagements).map(
  ([name, { family }]) => ({ value: name, label: `${name} (${families[family]})` }),
);

/** Every content encryption. */
export const contentChoices: readonly Choice[] = Object.keys(contentEncryptions).map((name) => ({
  value: name,
  label: name,
}));

/** The kind of key that signs with an algorithm; null where it is none that is known. */
export function kindOfSignature(algorithm: string): KeyKind | null {
  const known = Object.hasOwn(jwsAlgorithms, algorithm) ? jwsAlgorithms[algorithm] : undefined;
  switch (known?.kty) {
    case 'oct':
    case 'RSA':
      return known.kty;
    case 'EC':
    case 'OKP':
      return curveKinds.find((kind) => kind === known.crv) ?? null;
    case 'AKP':
      return latticeKinds.find((kind) => kind === algorithm) ?? null;
    case undefined:
      return null;
  }
}

const curveKinds = ['P-256', 'P-384', 'P-521', 'Ed25519'] as const;
const latticeKinds = ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'] as const;
