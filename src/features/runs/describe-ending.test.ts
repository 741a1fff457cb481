import { expect, test } from 'vitest';
import { rfc } from '#protocol/spec.ts';
import type { Run, RunEvent } from '#workspace/model/run.ts';
import { describeEnding } from './describe-ending.ts';

function runWith(events: readonly RunEvent[]): Run {
  return {
    version: 1,
    id: 'r',
    flow: 'authorization-code',
    environmentId: 'e',
    environmentName: 'E',
    issuer: 'https://as.example',
    clientKey: 'k',
    clientId: 'c',
    startedAt: 1,
    events,
  };
}

const answered: RunEvent = {
  type: 'answered',
  at: 5,
  step: 'redeem',
  response: { status: 200, statusText: 'OK', headers: [], body: '', hiddenHeaders: false } as never,
  checks: [],
  learned: { accessToken: 'a', idToken: 'b' },
  problem: null,
};

test('a run without a message was only prepared', () => {
  expect(describeEnding(runWith([]))).toMatchObject({ tone: 'neutral', at: 1 });
});

test('the tokens that came are counted', () => {
  expect(describeEnding(runWith([answered]))).toEqual({
    tone: 'good',
    text: 'got 2 tokens',
    at: 5,
  });
});

test('a step that is prepared after an answer does not hide the answer', () => {
  const prepared: RunEvent = { type: 'option-chosen', at: 6, option: 'api', value: 'x' };
  expect(describeEnding(runWith([answered, prepared])).text).toBe('got 2 tokens');
});

test('a problem is told over the tokens that came before it', () => {
  const failed: RunEvent = {
    ...answered,
    at: 7,
    learned: {},
    problem: { code: 'access_token_missing', spec: rfc(6749, '5.1'), members: [] },
  };
  expect(describeEnding(runWith([answered, failed]))).toMatchObject({ tone: 'bad', at: 7 });
});
