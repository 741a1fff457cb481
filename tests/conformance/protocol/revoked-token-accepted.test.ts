import { expect, test } from 'vitest';
import { flowOf } from '#flows/registry.ts';
import type { StepInput } from '#flows/define-flow.ts';
import { jsonAnswer } from '../../support/protocol-exchange.ts';

async function judged(status: number) {
  const step = flowOf('revocation').steps.find(({ id }) => id === 'prove-userinfo');
  if (step?.kind !== 'request') throw new Error('there is no such step');
  return step.process(jsonAnswer({}, { status }), {} as StepInput);
}

test('a resource that takes a token that was given back is told', async () => {
  const { problem } = await judged(200);
  expect(problem).toMatchObject({ code: 'revoked_token_accepted', status: 200 });
});

test('a refusal is the good answer', async () => {
  const { problem, checks } = await judged(401);
  expect(problem).toBeNull();
  expect(checks.map(({ outcome }) => outcome)).toEqual(['passed']);
});
