import type { CallExchange } from '#workspace/model/api-call.ts';

/** Where a call stands, in a word or two. */
export interface OutcomeWords {
  readonly tone: 'neutral' | 'good' | 'warn' | 'bad';
  readonly text: string;
}

/** Where a call stands; null where nothing was sent. */
export function describeOutcome(
  exchange: CallExchange | null,
  isWaiting: boolean,
): OutcomeWords | null {
  if (exchange === null) return null;
  const { outcome } = exchange;
  if (outcome === null)
    return { tone: 'neutral', text: isWaiting ? 'sending …' : 'no answer known' };
  switch (outcome.kind) {
    case 'cancelled':
      return { tone: 'warn', text: 'cancelled' };
    case 'refused':
      return { tone: 'bad', text: `failed: ${outcome.problem.code.replaceAll('_', ' ')}` };
    case 'answered': {
      const { status, statusText } = outcome.response;
      const text = statusText === '' ? String(status) : `${status} ${statusText.slice(0, 60)}`;
      if (status >= 400) return { tone: 'bad', text: `✕ ${text}` };
      return status >= 300
        ? { tone: 'warn', text: `→ ${text}` }
        : { tone: 'good', text: `✓ ${text}` };
    }
  }
}
