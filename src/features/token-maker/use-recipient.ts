import { useMemo } from 'react';
import { kindMisfit } from '#protocol/jwe/decryption-key.ts';
import { contentEncryption, keyManagement } from '#protocol/jwe/jwe-algorithms.ts';
import type { KeyKind } from '#protocol/keys/key-choices.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { KeyChoice, KeyOption, MaterialState } from './key-choice.ts';
import { useMadeKeys, type MadeKeyWish } from './use-made-keys.ts';
import { useMaterial } from './use-material.ts';

/** How it is encrypted, as the header of the encryption says. */
export interface EncryptionNames {
  readonly alg: string;
  readonly enc: string;
  /** Of a key that is made here, for a key agreement. */
  readonly curve: AgreementCurve;
}

export const agreementCurves = ['P-256', 'P-384', 'P-521', 'X25519'] as const;
export type AgreementCurve = (typeof agreementCurves)[number];

export interface RecipientView {
  readonly state: MaterialState;
  readonly makeAnother: () => void;
}

/** The key of who is to read it. */
export function useRecipient(
  names: EncryptionNames | null,
  choice: KeyChoice,
  options: readonly KeyOption[],
): RecipientView {
  const { alg = '', enc = '', curve = 'P-256' } = names ?? {};
  const wish = useMemo(
    () => (choice.from === 'made' && alg !== '' ? wishFor({ alg, enc, curve }) : null),
    [alg, enc, curve, choice.from],
  );
  const { state: made, makeAnother } = useMadeKeys(wish);
  const wanted = useMemo(() => {
    const management = keyManagement(alg);
    const isPair = management?.family === 'rsa' || management?.family === 'ecdh';
    return {
      isSecret: !isPair,
      fits: (jwk: Jwk) => management !== null && kindMisfit(jwk, alg, management) === null,
    };
  }, [alg]);
  return { state: useMaterial(choice, wanted, { made, options }), makeAnother };
}

function wishFor({ alg, enc, curve }: EncryptionNames): MadeKeyWish | null {
  const management = keyManagement(alg);
  if (management === null) return null;
  const wish = (kind: KeyKind, bits: number) => ({ kind, bits, use: 'enc' }) as const;
  switch (management.family) {
    case 'rsa':
      return wish('RSA', 2048);
    case 'ecdh':
      return wish(curve, 0);
    case 'dir':
      return wish('oct', (contentEncryption(enc)?.keyBytes ?? 32) * 8);
    case 'kw':
    case 'gcmkw':
      return wish('oct', (management.wrapBytes ?? 16) * 8);
    case 'pbes2':
      return wish('oct', 128);
  }
}
