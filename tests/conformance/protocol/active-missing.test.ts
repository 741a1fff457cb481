import { expect, test } from 'vitest';
import { jsonAnswer } from '../../support/protocol-exchange.ts';
import { judgedIntrospection } from './judged-introspection.ts';

test('an introspection response that does not say active is refused', async () => {
  const { problem } = await judgedIntrospection(jsonAnswer({ scope: 'a' }));
  expect(problem).toMatchObject({ code: 'active_missing' });
});

test('active as a text is taken with a warning', async () => {
  const { checks, problem } = await judgedIntrospection(jsonAnswer({ active: 'false' }));
  expect(problem).toBeNull();
  expect(checks.find(({ id }) => id === 'active')?.outcome).toBe('warned');
});

test('what is told about a token that is not active is warned of', async () => {
  const { checks } = await judgedIntrospection(jsonAnswer({ active: false, sub: 'alice' }));
  expect(checks.find(({ id }) => id === 'inactive.members')).toMatchObject({
    ...{ outcome: 'warned', evidence: 'sub' },
  });
});

test('a token that is called active though it has expired fails a check', async () => {
  const { checks } = await judgedIntrospection(jsonAnswer({ active: true, exp: 1 }));
  expect(checks.find(({ id }) => id === 'introspection.exp')?.outcome).toBe('failed');
});
