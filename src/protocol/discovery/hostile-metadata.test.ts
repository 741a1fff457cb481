import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endpointNames } from '#protocol/model/server-metadata.ts';
import {
  anyJson,
  anyMembersOf,
  anyTextWith,
  expectSoon,
  longTexts,
} from '../../../tests/support/hostile-text.ts';
import { answerOf, jsonAnswer } from '../../../tests/support/protocol-exchange.ts';
import { parsePastedMetadata } from './parse-pasted-metadata.ts';
import { processJwksResponse } from './process-jwks-response.ts';
import { processMetadataResponse } from './process-metadata-response.ts';

const issuer = 'https://as.example';
const expected = { issuer, isTyped: true };
const status = fc.oneof(fc.constant(200), fc.integer({ min: 100, max: 599 }));
const type = fc.option(fc.constantFrom('application/json', 'text/html', 'x', ';'));

const metadataMembers = anyMembersOf(
  ...['issuer', 'scopes_supported', 'response_types_supported', 'signed_metadata'],
  ...['code_challenge_methods_supported', 'mtls_endpoint_aliases', ...endpointNames],
);
const body = fc.oneof(
  anyTextWith('{', '"issuer":', '}', '\u{feff}', '<html>', '[', ','),
  fc.oneof(anyJson, metadataMembers).map((value) => JSON.stringify(value)),
);

it('throws at no answer of a metadata address: there is metadata, or a problem', () => {
  fc.assert(
    fc.property(body, status, type, (text, code, contentType) => {
      const answer = answerOf(text, { status: code, type: contentType });
      const { value, problem, checks } = processMetadataResponse(answer, expected);
      expect(value !== null || problem !== null).toBe(true);
      expect(checks.length).toBeGreaterThan(0);
      if (problem === null) expect(value?.issuer).toBe(issuer);
      parsePastedMetadata(text);
    }),
  );
});

it('gives back metadata that is in order, members that nobody knows among it', () => {
  const path = fc.stringMatching(/^[a-z]{1,8}$/);
  const good = fc.record({
    endpoints: fc.record({ authorization_endpoint: path, token_endpoint: path, jwks_uri: path }),
    scopes_supported: fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
    own: fc.dictionary(fc.stringMatching(/^x_[a-z]{1,6}$/), fc.string()),
  });
  fc.assert(
    fc.property(good, ({ endpoints, scopes_supported, own }) => {
      const addresses = Object.entries(endpoints).map(([name, one]) => [name, `${issuer}/${one}`]);
      const response_types_supported = ['code'];
      const members = { issuer, ...Object.fromEntries(addresses), response_types_supported };
      const whole = { ...members, scopes_supported, ...own };
      const { value, problem } = processMetadataResponse(jsonAnswer(whole), expected);
      expect(value).toEqual(whole);
      expect(problem).toBeNull();
      expect(parsePastedMetadata(JSON.stringify(whole))).toMatchObject({ value: whole });
    }),
  );
});

const anyKeys = anyMembersOf('keys', 'kty', 'kid', 'd').map((members) => JSON.stringify(members));

it('throws at no answer of a key address: what it gives are keys of the answer', () => {
  fc.assert(
    fc.property(fc.oneof(body, anyKeys), status, type, (text, code, contentType) => {
      const answer = answerOf(text, { status: code, type: contentType });
      const { value, problem } = processJwksResponse(answer);
      expect(value !== null || problem !== null).toBe(true);
      for (const { kty } of value?.keys ?? []) expect(typeof kty).toBe('string');
    }),
  );
});

it('gives back every key of a set, whatever is in it', () => {
  const key = fc
    .tuple(anyMembersOf('kid', 'alg', 'use'), fc.string())
    .map(([members, kty]) => ({ ...members, kty }));
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys) => {
      const text = JSON.stringify({ keys });
      expect(processJwksResponse(answerOf(text)).value).toEqual(JSON.parse(text));
    }),
  );
});

it.each(longTexts('[', '{"issuer":', '"', '\\', '{"keys":[', '<html>', ' '))(
  'is soon done with a great deal of it',
  async (text) => {
    await expectSoon(() => processMetadataResponse(answerOf(text), expected));
    await expectSoon(() => processJwksResponse(answerOf(text)));
  },
);
