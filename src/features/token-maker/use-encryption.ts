import { useMemo, useState } from 'react';
import type { DecryptionKey } from '#protocol/jwe/decryption-key.ts';
import { readSigningHeader } from '#protocol/jwt/sign-jws.ts';
import { madeHere } from './key-choice.ts';
import { privateOptions, recipientOptions, type KeySources } from './key-options.ts';
import type { MakerDraft } from './maker-draft.ts';
import { useRecipient, type AgreementCurve } from './use-recipient.ts';

/** How the token is encrypted, and the keys that could read it again. */
export function useEncryption(draft: MakerDraft, { keys, environments }: KeySources) {
  const sources = useMemo(() => ({ keys, environments }), [keys, environments]);
  const options = useMemo(() => recipientOptions(sources), [sources]);
  const [choice, setChoice] = useState(madeHere);
  const [curve, setCurve] = useState<AgreementCurve>('P-256');
  const names = useMemo(
    () => ({ ...namesIn(draft.encryptionHeader), curve }),
    [draft.encryptionHeader, curve],
  );
  const recipient = useRecipient(draft.protection === 'signed' ? null : names, choice, options);
  const { state } = recipient;
  const ownKeys = useMemo((): readonly DecryptionKey[] => {
    const own = privateOptions(sources).map(({ name, material }) => ({ name, material }));
    return state.status === 'ready' ? [state.key, ...own] : own;
  }, [sources, state]);
  return {
    ...{ names, recipient, ownKeys, recipientOptions: options, setCurve },
    ...{ recipientChoice: choice, setRecipientChoice: setChoice },
  };
}

function namesIn(header: string): { readonly alg: string; readonly enc: string } {
  const read = readSigningHeader(header);
  const { alg, enc } = read.ok ? read.value : {};
  return { alg: typeof alg === 'string' ? alg : '', enc: typeof enc === 'string' ? enc : '' };
}
