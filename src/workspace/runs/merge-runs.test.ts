import { expect, it } from 'vitest';
import type { Run, RunEvent } from '#workspace/model/run.ts';
import { mergeRuns } from './merge-runs.ts';

const draft = { method: 'POST', url: 'https://as.example/token', madeUrl: '', fields: [] };

function runWith(...events: readonly RunEvent[]): Run {
  return {
    version: 1,
    id: 'run',
    flow: 'client-credentials',
    environmentId: 'e',
    environmentName: 'E',
    issuer: 'https://as.example',
    clientKey: 'c',
    clientId: 'client',
    startedAt: 0,
    events,
  };
}

const prepared: RunEvent = { type: 'step-prepared', at: 1, step: 'token', draft, learned: {} };
const chosen = (at: number, option: string): RunEvent => ({
  type: 'option-chosen',
  at,
  option,
  value: 'x',
});
const edited = (at: number, step = 'token'): RunEvent => ({ type: 'step-edited', at, step, draft });
const cancelled = (at: number): RunEvent => ({ type: 'cancelled', at, step: 'token' });

it('takes the longer one where one tab only added', () => {
  const own = runWith(prepared, cancelled(2));
  expect(mergeRuns(runWith(prepared), own)).toBe(own);
});

it('keeps what both tabs added, in the order in which it happened', () => {
  const stored = runWith(prepared, chosen(3, 'scope'), cancelled(5));
  const own = runWith(prepared, chosen(2, 'pkce'), chosen(4, 'pkce'));
  expect(mergeRuns(stored, own).events.map(({ at }) => at)).toEqual([1, 2, 3, 4, 5]);
});

it('takes nothing twice when it is merged again', () => {
  const stored = runWith(prepared, chosen(3, 'scope'));
  const own = runWith(prepared, chosen(2, 'pkce'));
  const merged = mergeRuns(stored, own);
  expect(mergeRuns(merged, own).events).toEqual(merged.events);
  expect(mergeRuns(own, merged).events).toEqual(merged.events);
});

it('keeps the last edit of a sitting, not each keystroke', () => {
  const own = runWith(prepared, edited(3));
  expect(mergeRuns(runWith(prepared, edited(2)), own)).toBe(own);
  const sent = runWith(prepared, edited(3), cancelled(4));
  expect(mergeRuns(own, sent)).toBe(sent);
});

it('keeps the edit of another step', () => {
  const merged = mergeRuns(runWith(prepared, edited(2, 'api')), runWith(prepared, edited(3)));
  expect(merged.events).toEqual([prepared, edited(2, 'api'), edited(3)]);
});
