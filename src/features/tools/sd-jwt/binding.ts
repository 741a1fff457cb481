import { useEffect, useState } from 'react';
import { thumbprint } from '#protocol/keys/thumbprint.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { confirmationKey, makeKeyBindingJwt } from '#protocol/sd-jwt/key-binding.ts';
import type { SdHash } from '#protocol/sd-jwt/sd-hash.ts';
import { useServices } from '#workspace/react/services.ts';
import type { SigningChoice } from './key-choice.ts';
import type { ReadKey } from './use-signing-key.ts';

/** What the verifier asks for, and whether the presentation is bound to it. */
export interface Binding {
  readonly audience: string;
  readonly nonce: string;
  /** The verifier takes no presentation without it. */
  readonly isRequired: boolean;
  readonly isWanted: boolean;
}

export const noBinding: Binding = {
  audience: '',
  nonce: '',
  isRequired: false,
  isWanted: false,
};

/** A key binding JWT, or what stands in its way; both null where none is wanted. */
export interface MadeBinding {
  readonly token: string | null;
  readonly obstacle: string | null;
}

const nothing: MadeBinding = { token: null, obstacle: null };

interface Presented {
  readonly sdJwt: string;
  readonly hash: SdHash | null;
  readonly cnf: unknown;
}

/** Signs the presentation anew whenever it, or what the verifier asks for, has changed. */
export function useMadeBinding(
  { sdJwt, hash, cnf }: Presented,
  { isWanted, audience, nonce }: Binding,
  holder: ReadKey,
): MadeBinding {
  const { clock } = useServices();
  const [made, setMade] = useState<MadeBinding>(nothing);
  useEffect(() => {
    let isOver = false;
    const obstacle = isWanted ? obstacleIn({ hash, holder, audience, nonce }) : null;
    const work = async (): Promise<MadeBinding> => {
      const key = holder.ok ? holder.value : null;
      if (!isWanted || obstacle !== null || hash === null || key === null) {
        return { token: null, obstacle };
      }
      const stranger = await strangerKey(cnf, key);
      if (stranger !== null) return { token: null, obstacle: stranger };
      const claims = { audience, nonce, now: clock() };
      return { token: await makeKeyBindingJwt({ sdJwt, hash }, claims, key), obstacle: null };
    };
    const failed = { token: null, obstacle: 'This browser cannot sign with this key.' };
    void work()
      .catch(() => failed)
      .then((result) => {
        if (!isOver) setMade(result);
      });
    return () => {
      isOver = true;
    };
  }, [sdJwt, hash, cnf, isWanted, audience, nonce, holder, clock]);
  return made;
}

interface Needed {
  readonly hash: SdHash | null;
  readonly holder: ReadKey;
  readonly audience: string;
  readonly nonce: string;
}

function obstacleIn({ hash, holder, audience, nonce }: Needed): string | null {
  if (hash === null) return 'Its _sd_alg is not known here, so no sd_hash can be made.';
  if (!holder.ok) return 'The holder’s key cannot be used.';
  if (holder.value === null) return 'Give the holder’s private key.';
  if (audience === '') return 'Say for which verifier it is (Audience).';
  return nonce === '' ? 'Give the nonce that the verifier sent.' : null;
}

/** Why the key given is not the one that the SD-JWT is bound to; null where it is. */
async function strangerKey(cnf: unknown, { publicKey }: SigningChoice): Promise<string | null> {
  const bound = confirmationKey(cnf);
  if (bound === null) return 'The SD-JWT has no cnf.jwk: it is bound to no key.';
  return (await isSameKey(bound, publicKey))
    ? null
    : 'This is another key than the one in cnf: no verifier would take it.';
}

async function isSameKey(one: Jwk, other: Jwk): Promise<boolean> {
  const print = await thumbprint(one);
  return print !== null && print === (await thumbprint(other));
}
