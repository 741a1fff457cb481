import { expect, test } from 'vitest';
import { checkRequestedClaims } from '#protocol/claims-request/check-requested-claims.ts';
import type { ClaimPlace } from '#protocol/claims-request/read-claims-request.ts';

function judged(asked: object, claims: Readonly<Record<string, unknown>>, place: ClaimPlace) {
  const text = JSON.stringify({ [place]: asked });
  return checkRequestedClaims(text, { place, claims }).map(({ id, outcome, spec, evidence }) => ({
    ...{ id, outcome, section: spec.section, evidence },
  }));
}

const essential = { essential: true };
const silver = 'urn:mace:incommon:iap:silver';

test('an essential claim that did not come is a warning, a voluntary one is none', () => {
  const asked = { email: essential, nickname: null, name: null };
  expect(judged(asked, { name: 'Alice' }, 'userinfo')).toEqual([
    { id: 'claims.userinfo.email', outcome: 'warned', section: '5.5.1', evidence: null },
    { id: 'claims.userinfo.nickname', outcome: 'skipped', section: '5.5.1', evidence: null },
    { id: 'claims.userinfo.name', outcome: 'passed', section: '5.5.1', evidence: null },
  ]);
});

test('an essential acr that is not met should have ended the sign-in (§5.5.1.1)', () => {
  const asked = { acr: { ...essential, values: [silver, 'gold'] } };
  expect(judged(asked, { acr: 'bronze' }, 'id_token')).toMatchObject([
    {
      ...{ outcome: 'failed', section: '5.5.1.1' },
      evidence: `asked for ${silver} or gold, got bronze`,
    },
  ]);
  expect(judged(asked, {}, 'id_token')).toMatchObject([{ outcome: 'failed', section: '5.5.1.1' }]);
  expect(judged(asked, { acr: 'gold' }, 'id_token')).toMatchObject([{ outcome: 'passed' }]);
});

test('a voluntary acr that is not met is a warning', () => {
  const asked = { acr: { value: silver } };
  expect(judged(asked, { acr: 'bronze' }, 'id_token')).toMatchObject([
    { outcome: 'warned', section: '5.5.1.1' },
  ]);
  expect(judged(asked, {}, 'id_token')).toMatchObject([{ outcome: 'skipped' }]);
});

test('a sub of somebody else fails, another value that is not met is a warning', () => {
  const wish = { sub: { value: 'alice' }, locale: { values: ['de', 'fr'] } };
  expect(judged(wish, { sub: 'bob', locale: 'en' }, 'id_token')).toMatchObject([
    { outcome: 'failed', section: '3.1.2.2' },
    { outcome: 'warned', section: '5.5.1', evidence: 'asked for de or fr, got en' },
  ]);
  expect(judged(wish, { sub: 'alice', locale: 'fr' }, 'id_token')).toMatchObject([
    { outcome: 'passed' },
    { outcome: 'passed' },
  ]);
});

test('auth_time has to come where it is essential (§2)', () => {
  expect(judged({ auth_time: essential }, {}, 'id_token')).toMatchObject([
    { outcome: 'failed', section: '2' },
  ]);
});

test('one value of a list is enough, and a language tag may be missing', () => {
  const asked = { groups: { value: 'admin' }, 'name#ja': essential };
  expect(judged(asked, { groups: ['staff', 'admin'], name: 'Alice' }, 'userinfo')).toMatchObject([
    { outcome: 'passed' },
    { outcome: 'passed' },
  ]);
});

test('what cannot be read is not compared, and what was not asked is not looked for', () => {
  const came = { place: 'id_token', claims: {} } as const;
  expect(checkRequestedClaims('{', came)).toMatchObject([{ outcome: 'skipped' }]);
  expect(checkRequestedClaims(null, came)).toEqual([]);
  expect(checkRequestedClaims('{"userinfo":{"email":null}}', came)).toEqual([]);
});
