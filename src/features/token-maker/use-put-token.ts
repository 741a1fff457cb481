import { useState } from 'react';
import { decryptJweSteps } from '#protocol/jwe/decrypt-jwe.ts';
import type { DecryptionKey } from '#protocol/jwe/decryption-key.ts';
import { explainJweProblem } from '#protocol/jwe/explain-jwe-problem.ts';
import type { MakerDraft } from './maker-draft.ts';
import { takeApart, type PutText } from './take-apart.ts';
import type { DraftView } from './use-maker-draft.ts';

/** What stands in the token's box though it was not made here. */
export interface PutToken {
  readonly text: string;
  /** Why it could not be taken apart; null where it was. */
  readonly why: string | null;
  /** What was done to take it apart, outermost first: `decrypted with the key made here`. */
  readonly opened: readonly string[];
}

export interface PutView {
  readonly put: PutToken | null;
  readonly take: (text: string) => void;
  /** Shows what is made here again. */
  readonly leave: () => void;
}

/** Takes apart what is put into the token's box; with the keys at hand where it is encrypted. */
export function usePutToken(view: DraftView, keys: readonly DecryptionKey[]): PutView {
  const [put, setPut] = useState<PutToken | null>(null);
  const { draft, replace } = view;
  const show = (text: string, taken: PutText, around: Around | null) => {
    const opened = around?.opened ?? [];
    if (taken.kind === 'none') return setPut({ text, why: taken.why, opened });
    if (taken.kind === 'jwe') return setPut({ text, why: 'It is encrypted once more.', opened });
    const { header, payload, isCompact } = taken.parts;
    setPut({ text, why: null, opened });
    const next: MakerDraft = {
      ...draft,
      ...{ header, payload, isCompact, unsecured: 'refused', origin: 'taken-apart' },
      protection: around === null ? 'signed' : 'nested',
    };
    replace(next, 'Header and payload were replaced by those of the token.');
  };
  const take = (text: string) => {
    const taken = takeApart(text);
    if (taken.kind !== 'jwe') return show(text, taken, null);
    setPut({ text, why: 'It is encrypted: trying your keys…', opened: [] });
    void open(taken.token, keys).then((opened) => {
      if (opened.kind === 'problem') setPut({ text, why: opened.sentence, opened: [] });
      else show(text, opened.inner, opened.around);
    });
  };
  return { put, take, leave: () => setPut(null) };
}

interface Around {
  readonly opened: readonly string[];
}

type Opened =
  | { readonly kind: 'opened'; readonly inner: PutText; readonly around: Around }
  | { readonly kind: 'problem'; readonly sentence: string };

async function open(token: string, keys: readonly DecryptionKey[]): Promise<Opened> {
  const { layers, content, problem } = await decryptJweSteps(token, keys);
  if (problem !== null) {
    const more = 'The inspector says more, and takes a key for it.';
    return { kind: 'problem', sentence: `It is encrypted. ${explainJweProblem(problem)} ${more}` };
  }
  const opened = layers.map(({ alg, key }) => `decrypted (${alg ?? ''}) with ${key ?? 'a key'}`);
  if (content?.kind === 'jws') {
    return { kind: 'opened', inner: takeApart(content.text), around: { opened } };
  }
  const why = 'It is decrypted, and there is no signed token in it. The inspector shows what is.';
  return { kind: 'opened', inner: { kind: 'none', why }, around: { opened } };
}
