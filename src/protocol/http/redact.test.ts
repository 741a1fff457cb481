import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonAnswer } from '../../../tests/support/protocol-exchange.ts';
import { makeRedactor } from './redact.ts';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';

test('the same secret has the same placeholder everywhere', () => {
  const { text, url } = makeRedactor();
  expect(url('https://app.example/callback?code=SplxlOBe&state=xyz')).toBe(
    'https://app.example/callback?code=[code 1]&state=xyz',
  );
  expect(text('grant_type=authorization_code&code=SplxlOBe&code_verifier=abc')).toBe(
    'grant_type=authorization_code&code=[code 1]&code_verifier=[code_verifier 1]',
  );
  expect(text('code=other')).toBe('code=[code 2]');
});

test('credentials, cookies and tokens leave no trace in a message', () => {
  const redactor = makeRedactor();
  const secrets = ['Y2xpZW50OnNlY3JldA==', 'session=abc', 'hunter2', 'tok"en', jwt];
  const request = redactor.request({
    method: 'POST',
    url: 'https://server.example/?access_token=hunter2',
    headers: [
      ['Authorization', 'Basic Y2xpZW50OnNlY3JldA=='],
      ['Cookie', 'session=abc'],
      ['x-trace', `seen Bearer ${jwt}`],
    ],
    body: `client_secret=hunter2&id_token_hint=${jwt}`,
  });
  const members = { access_token: 'tok"en', id_token: jwt, scope: 'openid', note: jwt };
  const exchange = jsonAnswer(members, { headers: [['Set-Cookie', 'session=abc']] });
  const response = redactor.response(exchange.response);
  const all = JSON.stringify([request, response]);
  for (const secret of secrets) expect(all).not.toContain(JSON.stringify(secret).slice(1, -1));
  expect(JSON.parse(response.body)).toMatchObject({ scope: 'openid' });
});

test('what is no secret stays as it is', () => {
  const text = '{"error":"invalid_grant","expires_in":3600,"token_type":"Bearer"}';
  expect(makeRedactor().text(text)).toBe(text);
});

test('any secret disappears from JSON and from forms', () => {
  const secret = fc.string({ minLength: 12, unit: 'grapheme' });
  fc.assert(
    fc.property(secret, (value) => {
      const { text } = makeRedactor();
      const json: unknown = JSON.parse(text(JSON.stringify({ refresh_token: value })));
      expect(json).toEqual({ refresh_token: '[refresh_token 1]' });
      const form = new URLSearchParams({ refresh_token: value, a: 'b' }).toString();
      expect(text(form)).toMatch(/^refresh_token=\[refresh_token \d\]&a=b$/);
    }),
  );
});
