import { expect, test } from 'vitest';
import { jsonAnswer } from '../../support/protocol-exchange.ts';
import { judgedIntrospection } from './judged-introspection.ts';

test('a token that was given back must not be active', async () => {
  const { problem } = await judgedIntrospection(jsonAnswer({ active: true }), {
    expected: 'inactive',
  });
  expect(problem).toMatchObject({ code: 'revoked_token_active' });
});
