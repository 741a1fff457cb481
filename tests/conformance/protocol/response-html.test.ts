import { expect, test } from 'vitest';
import { answerOf } from '../../support/protocol-exchange.ts';
import { judgedToken } from './judged-token.ts';

test('a page in place of a token response is a page, with its title', async () => {
  const { problem, value } = await judgedToken(
    answerOf('<!doctype html><title>Sign in</title>', { type: 'text/html' }),
  );
  expect(problem).toMatchObject({ code: 'response_html', pageTitle: 'Sign in' });
  expect(value).toBeNull();
});
