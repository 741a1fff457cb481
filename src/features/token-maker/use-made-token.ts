import { useEffect, useState } from 'react';
import { useServices } from '#workspace/react/services.ts';
import type { MaterialState, NamedMaterial } from './key-choice.ts';
import { judgeHeader, makeToken, type MakeProblem } from './make-token.ts';
import type { MakerDraft } from './maker-draft.ts';
import type { SigningState } from './use-signing-key.ts';

/** What came of what is typed. */
export interface MadeToken {
  /** Null where there is none. */
  readonly token: string | null;
  readonly problem: MakeProblem | null;
  /** What was signed and encrypted with, as it was when this token was made. */
  readonly by: MadeBy;
}

/** The keys of a token, as sentences name them. */
export interface MadeBy {
  readonly algorithm: string | null;
  readonly signer: string | null;
  readonly recipient: string | null;
}

interface Making {
  readonly draft: MakerDraft;
  readonly signing: SigningState;
  readonly recipient: MaterialState;
}

const nobody: MadeBy = { algorithm: null, signer: null, recipient: null };
const nothing: MadeToken = { token: null, problem: null, by: nobody };

/**
 * The token for what is typed, made anew with each change. Until the next one is there the last one
 * stays, with the names of the keys that it was made with.
 */
export function useMadeToken({ draft, signing, recipient }: Making): MadeToken {
  const { random } = useServices();
  const [made, setMade] = useState(nothing);
  const isForeign = draft.origin === 'taken-apart';
  useEffect(() => {
    if (isForeign) return undefined;
    let isOver = false;
    const work = async () => {
      const next = await make({ draft, signing, recipient }, random);
      if (next !== null && !isOver) setMade(next);
    };
    void work();
    return () => {
      isOver = true;
    };
  }, [draft, signing, recipient, isForeign, random]);
  return made;
}

function isSigned({ protection, unsecured }: MakerDraft): boolean {
  return protection !== 'encrypted' && unsecured !== 'none-unsafe';
}

const notNeeded = { status: 'not-needed' } as const;

async function make(
  { draft, signing, recipient }: Making,
  random: (length: number) => Uint8Array,
): Promise<MadeToken | null> {
  const wrong = judgeHeader(draft);
  if (wrong !== null) return { ...nothing, problem: wrong };
  const signer = isSigned(draft) ? signing : notNeeded;
  const reader = draft.protection === 'signed' ? notNeeded : recipient;
  if (signer.status === 'working' || reader.status === 'working') return null;
  if (signer.status === 'problem') return without('key', signer.sentence);
  if (reader.status === 'problem') return without('recipient', reader.sentence);
  const result = await makeToken(draft, {
    signing: signer.status === 'ready' ? signer.key : null,
    recipient: reader.status === 'ready' ? keyOf(reader.key) : null,
    random,
  });
  const by = { ...signedBy(signer), recipient: reader.status === 'ready' ? reader.key.name : null };
  return result.ok
    ? { token: result.value, problem: null, by }
    : { token: null, problem: result.problem, by };
}

function signedBy(signer: SigningState | typeof notNeeded): Omit<MadeBy, 'recipient'> {
  if (signer.status !== 'ready') return { algorithm: null, signer: null };
  return { algorithm: signer.key.algorithm, signer: signer.name };
}

function without(place: MakeProblem['place'], sentence: string): MadeToken {
  return { token: null, problem: { place, sentence, citation: null }, by: nobody };
}

function keyOf({ material }: NamedMaterial) {
  // What cannot be read has a public half, which is all that encrypting to a pair needs.
  if (material.kind !== 'handle') return material;
  return material.jwk.kty === 'oct' ? null : ({ kind: 'jwk', jwk: material.jwk } as const);
}
