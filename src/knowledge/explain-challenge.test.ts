import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseWwwAuthenticate } from '#protocol/http/www-authenticate.ts';
import { explainChallenge } from './explain-challenge.ts';
import { explainHttpStatus } from './explain-http-status.ts';

// RFC 9470 §4, figure 2, and RFC 9728 §5.1.
const header =
  'Bearer error="insufficient_user_authentication", acr_values="myACR", max_age="5", ' +
  'resource_metadata="https://resource.example.com/.well-known/oauth-protected-resource"';

it('explains each parameter of a challenge with the section that defines it', () => {
  const [meaning] = parseWwwAuthenticate(header).map(explainChallenge);
  expect(meaning?.spec).toMatchObject({ document: 'RFC 6750' });
  expect(meaning?.parameters.map(({ name, spec }) => [name, spec?.document])).toEqual([
    ['error', 'RFC 9470'],
    ['acr_values', 'RFC 9470'],
    ['max_age', 'RFC 9470'],
    ['resource_metadata', 'RFC 9728'],
  ]);
});

it('says of schemes and parameters that it does not know that it does not', () => {
  const [meaning] = parseWwwAuthenticate('Frob constructor="x", error="toString"').map(
    explainChallenge,
  );
  expect(meaning).toMatchObject({ scheme: 'Frob', spec: null });
  expect(meaning?.parameters.map(({ spec }) => spec?.document ?? null)).toEqual([null, 'RFC 6750']);
});

it('explains every status, known or not', () => {
  expect(explainHttpStatus(403)).toMatchObject({ name: 'Forbidden', spec: { section: '15.5.4' } });
  expect(explainHttpStatus(499)).toMatchObject({ name: '', spec: { section: '15' } });
  fc.assert(fc.property(fc.integer(), (status) => explainHttpStatus(status).says !== ''));
});
