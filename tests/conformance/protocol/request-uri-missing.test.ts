import { expect, test } from 'vitest';
import { processPushedResponse } from '#protocol/par/process-pushed-response.ts';
import { jsonAnswer, receivedAt } from '../../support/protocol-exchange.ts';

test('a pushed request that gives no reference leaves nothing to carry', () => {
  const { problem, value } = processPushedResponse(jsonAnswer({ expires_in: 60 }, { status: 201 }));
  expect(problem).toMatchObject({ code: 'request_uri_missing', members: ['expires_in'] });
  expect(value).toBeNull();
});

test('the reference is good for as long as is said, and what is unusual is told', () => {
  const good = { request_uri: 'urn:ietf:params:oauth:request_uri:abc', expires_in: 60 };
  const { value, checks } = processPushedResponse(jsonAnswer(good, { status: 201 }));
  expect(value).toEqual({ requestUri: good.request_uri, expiresAt: receivedAt + 60_000 });
  expect(checks.every(({ outcome }) => outcome === 'passed')).toBe(true);
  const odd = processPushedResponse(jsonAnswer({ ...good, expires_in: '0' }));
  const outcomes = new Map(odd.checks.map(({ id, outcome }) => [id, outcome]));
  expect([outcomes.get('status'), outcomes.get('expires_in')]).toEqual(['warned', 'failed']);
});

test('a refusal of the pushed request is an error of OAuth’s, with its status', () => {
  const { problem } = processPushedResponse(
    jsonAnswer({ error: 'invalid_client' }, { status: 401 }),
  );
  expect(problem).toMatchObject({ code: 'oauth_error', error: 'invalid_client', status: 401 });
});
