import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyMembersOf } from '../../../../tests/support/hostile-text.ts';
import { readClientMetadata } from './client-metadata.ts';

const known = [
  ...['redirect_uris', 'token_endpoint_auth_method', 'grant_types', 'response_types', 'scope'],
  ...['jwks', 'jwks_uri', 'client_name', 'client_uri', 'contacts', 'application_type'],
  ...['subject_type', 'dpop_bound_access_tokens', 'backchannel_token_delivery_mode'],
];

it('throws at no description: it is read, or a member of it is named', () => {
  fc.assert(
    fc.property(anyMembersOf(...known), (members) => {
      const { metadata, faulty } = readClientMetadata(members);
      expect(metadata === null).toBe(faulty !== null);
      if (faulty !== null) expect(Object.keys(members)).toContain(faulty);
      else expect(Array.isArray(metadata.grant_types)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('reads back every member of a description that is in order, and null as left out', () => {
  const texts = fc.array(fc.string());
  const description = fc.record(
    {
      redirect_uris: texts,
      grant_types: texts,
      response_types: texts,
      client_name: fc.option(fc.string()),
      scope: fc.string(),
      token_endpoint_auth_method: fc.string(),
      dpop_bound_access_tokens: fc.boolean(),
      client_uri: fc.webUrl(),
    },
    { requiredKeys: ['grant_types', 'response_types', 'token_endpoint_auth_method'] },
  );
  fc.assert(
    fc.property(description, (said) => {
      const { metadata } = readClientMetadata(said);
      const kept = Object.entries(said).filter(([, value]) => value !== null);
      expect(metadata).toMatchObject(Object.fromEntries(kept));
      if (said.client_name === null) expect(metadata).not.toHaveProperty('client_name');
    }),
  );
});
