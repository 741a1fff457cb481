import { expect, it } from 'vitest';
import { answerOf } from '../../../tests/support/protocol-exchange.ts';
import { judgeRefusal } from './judge-refusal.ts';

function refused(challenge: string, scheme: 'Bearer' | 'DPoP') {
  const headers = [['www-authenticate', challenge] as const];
  const { problem, checks } = judgeRefusal(
    answerOf('', { status: 401, headers }).response,
    'api',
    scheme,
  );
  return { problem, header: checks.find(({ id }) => id === 'www-authenticate') };
}

// RFC 9449 §7.1, figure 12, and §9, figure 16.
const invalid =
  'DPoP error="invalid_token", error_description="Invalid DPoP key binding", algs="ES256"';
const nonce =
  'DPoP error="use_dpop_nonce", error_description="Resource server requires nonce in DPoP proof"';

it('reads the error of a DPoP challenge to a token that was sent with a proof', () => {
  const { problem, header } = refused(invalid, 'DPoP');
  expect(problem).toMatchObject({
    code: 'oauth_error',
    error: 'invalid_token',
    description: 'Invalid DPoP key binding',
    spec: { document: 'RFC 9449' },
  });
  expect(header?.outcome).toBe('passed');
  expect(refused(nonce, 'DPoP').problem).toMatchObject({ error: 'use_dpop_nonce' });
});

it('takes the challenge for what was sent where a server has both', () => {
  const both = `Bearer error="invalid_request", ${invalid}`;
  expect(refused(both, 'DPoP').problem).toMatchObject({ error: 'invalid_token' });
  expect(refused(both, 'Bearer').problem).toMatchObject({ error: 'invalid_request' });
  const silent = `Bearer realm="api", ${invalid}`;
  expect(refused(silent, 'Bearer').problem).toMatchObject({ error: 'invalid_token' });
});

it('warns of a challenge for the other scheme, and tells its reason all the same', () => {
  const { problem, header } = refused('Bearer error="invalid_token"', 'DPoP');
  expect(header?.outcome).toBe('warned');
  expect(problem).toMatchObject({ error: 'invalid_token' });
  expect(refused(invalid, 'Bearer').header?.outcome).toBe('warned');
});
