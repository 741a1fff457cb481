import { expect, test } from 'vitest';
import type { Check } from '#protocol/check.ts';
import { answerOf, jsonAnswer } from '../../../tests/support/protocol-exchange.ts';
import { parsePastedMetadata } from './parse-pasted-metadata.ts';
import { processMetadataResponse } from './process-metadata-response.ts';

const issuer = 'https://server.example';
const expected = { issuer, isTyped: true };
const good = {
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
};

function outcomes(checks: readonly Check[]): Record<string, string> {
  return Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));
}

test('good metadata passes every check', () => {
  const { checks, value, problem } = processMetadataResponse(jsonAnswer(good), expected);
  expect(new Set(checks.map(({ outcome }) => outcome))).toEqual(new Set(['passed']));
  expect(value).toEqual(good);
  expect(problem).toBeNull();
});

test('http on this machine is a warning, and no problem', () => {
  const local = 'http://localhost:4173/sandbox/default';
  const members = { ...good, issuer: local, token_endpoint: `${local}/token` };
  const judged = processMetadataResponse(jsonAnswer(members), { issuer: local, isTyped: true });
  expect(outcomes(judged.checks)).toMatchObject({
    'issuer.https': 'warned',
    token_endpoint: 'passed',
  });
  expect(judged.problem).toBeNull();
});

test('members of the wrong type are brought to the right one, with a warning for each', () => {
  const members = {
    ...good,
    token_endpoint: [good.token_endpoint],
    scopes_supported: 'openid email',
    authorization_response_iss_parameter_supported: 'true',
    jwks_uri: 7,
    homemade: { kept: true },
  };
  const { checks, value } = processMetadataResponse(jsonAnswer(members), expected);
  expect(checks.filter(({ id }) => id === 'members')).toHaveLength(4);
  expect(value).toMatchObject({
    token_endpoint: good.token_endpoint,
    scopes_supported: ['openid', 'email'],
    authorization_response_iss_parameter_supported: true,
    homemade: { kept: true },
  });
  expect(value).not.toHaveProperty('jwks_uri');
});

test('JSON of another content type is read with a warning', () => {
  const exchange = jsonAnswer(good, { type: 'text/plain' });
  const { checks, value } = processMetadataResponse(exchange, expected);
  expect(outcomes(checks)).toMatchObject({ 'content-type': 'warned', body: 'passed' });
  expect(value).not.toBeNull();
});

test('metadata with an error status is told by the status, and kept', () => {
  const { problem, value } = processMetadataResponse(jsonAnswer(good, { status: 500 }), expected);
  expect(problem).toMatchObject({ code: 'status_unexpected', status: 500 });
  expect(value).toEqual(good);
});

test('an error in JSON where metadata belongs has no value', () => {
  const exchange = jsonAnswer({ error: 'not_found' }, { status: 404 });
  expect(processMetadataResponse(exchange, expected).value).toBeNull();
});

test('a slash does not matter where the issuer was derived from a metadata address', () => {
  const members = { ...good, issuer: `${issuer}/` };
  const { problem } = processMetadataResponse(jsonAnswer(members), { issuer, isTyped: false });
  expect(problem).toBeNull();
});

test('an issuer with a place for the tenant is a warning where the rest is as asked', () => {
  const members = { ...good, issuer: `${issuer}/{tenantid}/v2.0` };
  const judge = (asked: string) =>
    processMetadataResponse(jsonAnswer(members), { issuer: asked, isTyped: true });
  expect(judge(`${issuer}/common/v2.0`).problem).toBeNull();
  expect(outcomes(judge(`${issuer}/common/v2.0`).checks)).toMatchObject({ issuer: 'warned' });
  expect(judge(`${issuer}/common/v1.0`).problem).toMatchObject({
    code: 'metadata_issuer_mismatch',
  });
  expect(judge('https://other.example/common/v2.0').problem).not.toBeNull();
});

test('pasted metadata is judged without an issuer to compare', () => {
  const { checks, value, problem } = parsePastedMetadata(`\uFEFF ${JSON.stringify(good)}\n`);
  expect(outcomes(checks)['issuer']).toBe('skipped');
  expect(value).toEqual(good);
  expect(problem).toBeNull();
});

test('a page in place of metadata is a page', () => {
  const exchange = answerOf('<!DOCTYPE html><title>App</title>', { type: 'text/html' });
  const { problem } = processMetadataResponse(exchange, expected);
  expect(problem).toMatchObject({ code: 'response_html', pageTitle: 'App' });
});
