import { useCallback, useEffect, useMemo, useState } from 'react';
import { makeKey } from '#protocol/keys/make-key.ts';
import type { KeyKind, KeyUse } from '#protocol/keys/key-choices.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { useServices } from '#workspace/react/services.ts';
import type { MaterialState } from './key-choice.ts';

/** A key that is made where there is none yet. */
export interface MadeKeyWish {
  readonly kind: KeyKind;
  readonly use: KeyUse;
  /** Of a secret; of no matter for other kinds. */
  readonly bits: number;
}

/** Null where this browser could make none. */
interface Made {
  readonly jwk: Jwk | null;
}

/** Keys of this page: one of each kind, made when it is first wanted, and gone with the page. */
export function useMadeKeys(wish: MadeKeyWish | null) {
  const { random } = useServices();
  const [made, setMade] = useState<Readonly<Record<string, Made>>>({});
  const name = wish === null ? null : `${wish.use} ${wish.kind} ${wish.bits}`;
  const known = name === null ? undefined : made[name];
  const { kind = 'P-256', use = 'sig', bits = 256 } = wish ?? {};
  const isMissing = name !== null && known === undefined;
  useEffect(() => {
    if (!isMissing || name === null) return undefined;
    let isOver = false;
    const make = async () => {
      const result = await makeKey(
        {
          ...{ kind, use, bits, alg: null, purposeIn: 'use', isReadable: true },
          kid: { by: kind === 'oct' ? 'none' : 'thumbprint' },
        },
        random,
      );
      const jwk = result.ok ? result.value.jwk : null;
      if (!isOver) setMade((before) => ({ ...before, [name]: { jwk } }));
    };
    void make();
    return () => {
      isOver = true;
    };
  }, [isMissing, name, kind, use, bits, random]);
  const makeAnother = useCallback(() => {
    if (name !== null) setMade(({ [name]: _old, ...others }) => others);
  }, [name]);
  const state = useMemo(() => stateOf(known, kind), [known, kind]);
  return { state, makeAnother };
}

function stateOf(known: Made | undefined, kind: KeyKind): MaterialState {
  if (known === undefined) return { status: 'working' };
  const { jwk } = known;
  if (jwk === null) {
    return { status: 'problem', sentence: `This browser makes no ${kind} keys.` };
  }
  const what = kind === 'oct' ? 'the secret made here' : 'the key made here';
  return { status: 'ready', key: { material: { kind: 'jwk', jwk }, name: what } };
}
