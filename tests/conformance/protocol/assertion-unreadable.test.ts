import { expect, test } from 'vitest';
import type { StepInput } from '#flows/define-flow.ts';
import { flowOf } from '#flows/registry.ts';
import { emptyMemory } from '#flows/run-memory.ts';
import { readSamlAssertion } from '#protocol/token/read-saml-assertion.ts';
import { receivedAt } from '../../support/protocol-exchange.ts';

const tokenEndpoint = 'https://authz.example.net/token.oauth2';
const expected = { issuer: 'https://authz.example.net', tokenEndpoint, now: receivedAt };

function assertion(changes: { audience?: string; until?: string; signature?: string } = {}) {
  const { audience = tokenEndpoint, until = '2026-01-01T00:05:00Z' } = changes;
  const { signature = '<ds:Signature xmlns:ds="d">s</ds:Signature>' } = changes;
  return `<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="ef1x"><Issuer>https://saml-idp.example.com</Issuer>${signature}<Subject><NameID>brian@example.com</NameID><SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><SubjectConfirmationData NotOnOrAfter="${until}" Recipient="${tokenEndpoint}"/></SubjectConfirmation></Subject><Conditions><AudienceRestriction><Audience>${audience}</Audience></AudienceRestriction></Conditions></Assertion>`;
}

function outcomes(text: string, outcome: string) {
  return readSamlAssertion(text, expected)
    .checks.filter((check) => check.outcome === outcome)
    .map(({ id }) => id);
}

test('an assertion is encoded in base64url, however it was pasted', () => {
  const xml = assertion();
  const { encoded, checks } = readSamlAssertion(xml, expected);
  expect(encoded).toBe(Buffer.from(xml).toString('base64url'));
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  const again = readSamlAssertion(Buffer.from(xml).toString('base64'), expected);
  expect(again.encoded).toBe(encoded);
});

test('an assertion for another audience is warned of, an expired or unsigned one fails', () => {
  expect(outcomes(assertion({ audience: 'https://other' }), 'warned')).toEqual([
    'assertion.Audience',
  ]);
  expect(outcomes(assertion({ until: '2025-12-31T00:00:00Z' }), 'failed')).toEqual([
    'assertion.NotOnOrAfter',
  ]);
  expect(outcomes(assertion({ signature: '' }), 'failed')).toEqual(['assertion.Signature']);
});

test('a text without an assertion cannot be sent', async () => {
  const step = flowOf('saml-bearer').steps.find(({ id }) => id === 'assertion');
  if (step?.kind !== 'local') throw new Error('there is no such step');
  const input = { memory: emptyMemory, metadata: {}, now: receivedAt } as unknown as StepInput;
  const made = await step.make(input);
  if (!made.ok) throw new Error('it could not be made');
  const { problem } = await step.perform(made.value.draft, input);
  expect(problem).toMatchObject({ code: 'assertion_unreadable' });
});
