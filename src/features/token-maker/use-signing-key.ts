import { useEffect, useMemo, useState } from 'react';
import { jwsAlgorithm, jwsAlgorithms, kindMisfit } from '#protocol/jwt/jws-algorithms.ts';
import { loadSigningKey, type SigningKey } from '#protocol/jwt/signing-key.ts';
import { explainSigningProblem } from '#protocol/jwt/signing-problem.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { publicHalf } from '#protocol/keys/public-half.ts';
import { kindOfSignature } from './algorithms.ts';
import type { KeyChoice, KeyOption, MaterialState, NamedMaterial } from './key-choice.ts';
import { useMadeKeys, type MadeKeyWish } from './use-made-keys.ts';
import { useMaterial } from './use-material.ts';

/** The key to sign with, as far as it has come. */
export type SigningState =
  | { readonly status: 'working' }
  | {
      readonly status: 'problem';
      readonly sentence: string;
      /** The algorithms that the key is for, where that is what is wrong. */
      readonly fitting?: readonly string[];
    }
  | {
      readonly status: 'ready';
      readonly key: SigningKey;
      /** In a sentence: `the key made here`. */
      readonly name: string;
      /** As it was given; null for a secret that was typed. */
      readonly jwk: Jwk | null;
      /** What verifies; null for a secret. */
      readonly publicJwk: Jwk | null;
    };

export interface SigningKeyView {
  readonly state: SigningState;
  readonly makeAnother: () => void;
}

/** Takes the chosen key in for an algorithm, once: each keystroke then only signs. */
export function useSigningKey(
  algorithm: string,
  choice: KeyChoice,
  options: readonly KeyOption[],
): SigningKeyView {
  const wish = useMemo(() => wishFor(algorithm, choice), [algorithm, choice]);
  const { state: made, makeAnother } = useMadeKeys(wish);
  const wanted = useMemo(
    () => ({
      isSecret: jwsAlgorithm(algorithm)?.kty === 'oct',
      fits: (jwk: Jwk) => kindMisfit(jwk, algorithm) === null,
    }),
    [algorithm],
  );
  const material = useMaterial(choice, wanted, { made, options });
  return { state: useLoaded(algorithm, material), makeAnother };
}

function wishFor(algorithm: string, { from }: KeyChoice): MadeKeyWish | null {
  const kind = kindOfSignature(algorithm);
  if (from !== 'made' || kind === null) return null;
  const hashBytes = jwsAlgorithm(algorithm)?.hashBytes ?? 32;
  return { kind, use: 'sig', bits: kind === 'oct' ? hashBytes * 8 : 2048 };
}

interface Loaded {
  readonly algorithm: string;
  readonly from: NamedMaterial;
  readonly state: SigningState;
}

function useLoaded(algorithm: string, material: MaterialState): SigningState {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const from = material.status === 'ready' ? material.key : null;
  useEffect(() => {
    if (from === null) return undefined;
    let isOver = false;
    void load(algorithm, from).then((state) => {
      if (!isOver) setLoaded({ algorithm, from, state });
    });
    return () => {
      isOver = true;
    };
  }, [algorithm, from]);
  if (material.status !== 'ready') return material;
  return loaded?.algorithm === algorithm && loaded.from === from
    ? loaded.state
    : { status: 'working' };
}

async function load(algorithm: string, { material, name }: NamedMaterial): Promise<SigningState> {
  const key = await loadSigningKey(material, algorithm);
  const jwk = material.kind === 'secret' ? null : material.jwk;
  if (!key.ok) {
    const sentence = explainSigningProblem(key.problem);
    const isMisfit = key.problem.code === 'signing_key_misfit';
    return { status: 'problem', sentence, fitting: isMisfit ? algorithmsOf(jwk) : [] };
  }
  const publicJwk = jwk === null ? null : publicHalf(jwk);
  return { status: 'ready', key: key.value, name, jwk, publicJwk };
}

/** Every algorithm that a key signs with, its own first; those of secrets for a secret. */
function algorithmsOf(jwk: Jwk | null): readonly string[] {
  const names = Object.keys(jwsAlgorithms);
  if (jwk === null) return names.filter((name) => jwsAlgorithms[name]?.kty === 'oct');
  const fitting = names.filter((name) => kindMisfit(jwk, name) === null);
  return fitting.toSorted((one, other) => Number(other === jwk.alg) - Number(one === jwk.alg));
}
