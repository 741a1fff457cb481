import { expect, it } from 'vitest';
import { makeDraft } from '#protocol/http/draft-field.ts';
import type { ArrivedLogoutCall } from '#workspace/ports.ts';
import { fillDraft, frameCalls, isEmptyDraft, postedTokens } from './arrived-calls.ts';

const iss = 'https://server.example';

function frame(at: number, by: 'host' | 'storage', changes: object = {}): ArrivedLogoutCall {
  const place = by === 'host' ? 'frame-of-another-site' : 'frame';
  return { kind: 'front-channel', at, iss, sid: 'one', place, by, ...changes } as ArrivedLogoutCall;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(claims: object): string {
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;
}

it('takes what the host and the storage tell of one frame for one call', () => {
  expect(frameCalls([frame(1000, 'storage'), frame(1200, 'host')])).toEqual([
    { at: 1200, iss, sid: 'one', place: 'frame-of-another-site', isInStorage: true },
  ]);
  expect(frameCalls([frame(1200, 'host')])).toMatchObject([{ isInStorage: false }]);
});

it('keeps calls apart that differ, or that the same has told twice', () => {
  expect(frameCalls([frame(1, 'host'), frame(2, 'host')])).toHaveLength(2);
  expect(frameCalls([frame(1, 'host'), frame(20_000, 'storage')])).toHaveLength(2);
  expect(frameCalls([frame(1, 'host'), frame(2, 'storage', { sid: 'two' })])).toHaveLength(2);
});

it('tells which token is for this client from this server, the newest first', () => {
  const posted = [
    token({ iss, aud: 'web-app' }),
    token({ iss, aud: ['other', 'web-app'] }),
    token({ iss: 'https://other.example', aud: 'web-app' }),
    token({ iss, aud: 'other' }),
    'no token',
  ];
  const calls = posted.map((one, at) => ({ kind: 'back-channel', at, token: one, by: 'host' }));
  const found = postedTokens(calls as ArrivedLogoutCall[], { issuer: iss, clientId: 'web-app' });
  expect(found.map(({ at, isForRun }) => [at, isForRun])).toEqual([
    ...[[4, false], [3, false], [2, false], [1, true], [0, true]], // prettier-ignore
  ]);
});

it('fills the fields that are there, and leaves out what did not come', () => {
  const draft = makeDraft('GET', '', [
    { place: 'query', name: 'iss', value: '' },
    { place: 'query', name: 'sid', value: '' },
  ]);
  expect(isEmptyDraft(draft)).toBe(true);
  const filled = fillDraft(draft, { iss, sid: null });
  expect(isEmptyDraft(filled)).toBe(false);
  expect(filled.fields.map(({ value, included }) => [value, included])).toEqual([
    ...[[iss, true], ['', false]], // prettier-ignore
  ]);
});
