import { explainProblem } from '#knowledge/explain-problem.ts';
import type { Run, RunEvent } from '#workspace/model/run.ts';

/** How a run stands: in words, and how it looks. */
export interface Ending {
  readonly tone: 'good' | 'warn' | 'bad' | 'neutral';
  readonly text: string;
  /** When the last thing happened. */
  readonly at: number;
}

/** Reads off the events what became of a run. The last thing that was sent or came back counts. */
export function describeEnding({ events, startedAt }: Run): Ending {
  const last = events.findLast(isTelling);
  if (last === undefined) return { tone: 'neutral', text: 'prepared, nothing sent', at: startedAt };
  return { ...wordsOf(last, countTokens(events)), at: last.at };
}

function isTelling({ type }: RunEvent): boolean {
  return type !== 'step-prepared' && type !== 'step-edited' && type !== 'option-chosen';
}

function wordsOf(event: RunEvent, tokens: number): Omit<Ending, 'at'> {
  if ('problem' in event && event.problem !== null) {
    return { tone: 'bad', text: explainProblem(event.problem).title };
  }
  if (event.type === 'answered') {
    return { tone: 'good', text: tokens === 0 ? 'answered' : countOf(tokens) };
  }
  return plainWords[event.type];
}

function countOf(tokens: number): string {
  return tokens === 1 ? 'got a token' : `got ${tokens} tokens`;
}

const unsent = { tone: 'neutral', text: 'prepared, nothing sent' } as const;

const plainWords: Readonly<Record<Exclude<RunEvent['type'], 'answered'>, Omit<Ending, 'at'>>> = {
  'step-prepared': unsent,
  'step-edited': unsent,
  'option-chosen': unsent,
  'step-failed-to-prepare': { tone: 'bad', text: 'could not be prepared' },
  sent: { tone: 'warn', text: 'sent, no answer yet' },
  refused: { tone: 'bad', text: 'not answered' },
  'redirected-away': { tone: 'warn', text: 'waiting for the answer' },
  performed: { tone: 'neutral', text: 'made here, nothing sent yet' },
  'came-back': { tone: 'warn', text: 'the answer came back' },
  cancelled: { tone: 'neutral', text: 'cancelled' },
};

const tokenNames = ['accessToken', 'refreshToken', 'idToken'] as const;

function countTokens(events: readonly RunEvent[]): number {
  const learned = events.flatMap((event) => (event.type === 'answered' ? [event.learned] : []));
  return tokenNames.filter((name) =>
    learned.some((memory) => memory[name] !== undefined && memory[name] !== null),
  ).length;
}
