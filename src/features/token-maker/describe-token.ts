import type { MakerDraft } from './maker-draft.ts';
import type { Said } from './token-card.tsx';
import type { MadeToken } from './use-made-token.ts';
import type { PutToken } from './use-put-token.ts';

interface Shown {
  readonly draft: MakerDraft;
  readonly made: MadeToken;
  readonly put: PutToken | null;
}

/** By whom the token that is shown was signed, and for whom it was encrypted. */
export function describeToken({ draft, made, put }: Shown): Said {
  if (put !== null && put.why !== null) return foreign('Put here, and not taken apart.');
  if (draft.origin === 'taken-apart') {
    return foreign(
      put === null
        ? 'Taken apart before this page was loaded anew; the token itself is not kept.'
        : 'As it came: signed by somebody else, if at all.',
    );
  }
  if (made.token === null) {
    return made.problem === null
      ? { tone: 'neutral', mark: 'On its way', sentence: 'A key is being made.' }
      : { tone: 'warn', mark: 'No token', sentence: made.problem.sentence };
  }
  return describeMade(made);
}

function foreign(sentence: string): Said {
  return { tone: 'neutral', mark: 'Not yours', sentence };
}

function describeMade({ by }: MadeToken): Said {
  const { algorithm, signer, recipient } = by;
  const reader = recipient === null ? '' : `encrypted for ${recipient}`;
  if (signer !== null) {
    const signed = `with ${algorithm ?? ''} by ${signer}`;
    const sentence = reader === '' ? `${signed}.` : `${signed}, then ${reader}.`;
    return { tone: 'good', mark: 'Signed', sentence };
  }
  if (reader !== '') {
    const sentence = `for ${recipient ?? ''}, and not signed.`;
    return { tone: 'neutral', mark: 'Encrypted', sentence };
  }
  const sentence = 'Nobody signed it: anybody can change it.';
  return { tone: 'warn', mark: 'Unsecured', sentence };
}
