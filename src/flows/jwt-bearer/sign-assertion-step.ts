import { randomText } from '#protocol/authorization/make-pkce.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';
import { membersOf, writeMember } from '#protocol/http/draft-members.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import { algorithmOf, signJwt } from '#protocol/jwt/sign-jwt.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { LocalStep, Performance, StepInput } from '#flows/define-flow.ts';
import { signAssertionText } from './texts.ts';

/** Seconds for which an assertion is good: short, as it is used at once. */
const lifetimeSeconds = 300;

/** Makes and signs the assertion. @see RFC 7523 §3 */
export const signAssertionStep: LocalStep = {
  kind: 'local',
  id: 'assertion',
  ...signAssertionText,
  specs: [rfc(7523, '3'), rfc(7515, '5.1')],
  optional: false,
  waitsFor: () => null,
  make: async (input) => {
    const key = signingKey(input);
    const algorithm = key === null ? null : algorithmOf(key);
    if (key === null || algorithm === null) {
      return fail({ code: 'client_key_missing', spec: rfc(7523, '3') });
    }
    const fields = [...headerFields(key, algorithm), ...claimFields(input)];
    return ok({ draft: makeDraft('POST', '', fields), learned: {} });
  },
  perform: (draft, input) => signAssertion(draft, input),
};

function signingKey({ client }: StepInput): Jwk | null {
  return client.keys.find(({ use, d }) => use !== 'enc' && d !== undefined) ?? null;
}

function headerFields(key: Jwk, algorithm: string): readonly NewField[] {
  const kid: readonly NewField[] =
    key.kid === undefined ? [] : [{ place: 'jose', name: 'kid', value: key.kid }];
  const field = (name: string, value: string): NewField => ({ place: 'jose', name, value });
  return [field('alg', algorithm), ...kid, field('typ', 'JWT')];
}

function claimFields(input: StepInput): readonly NewField[] {
  const { client, issuer, metadata, now, person, random } = input;
  const iat = Math.floor(now / 1000);
  const audience =
    client.assertionAudience === 'issuer' ? issuer : (metadata.token_endpoint ?? issuer);
  const claims: readonly (readonly [string, unknown])[] = [
    ['iss', client.clientId],
    // Somebody of the sandbox; of a real server's people none is known, but the client is.
    ['sub', person?.username ?? client.clientId],
    ['aud', audience],
    ['jti', randomText(random)],
    ['iat', iat],
    ['exp', iat + lifetimeSeconds],
  ];
  return claims.map(([name, value]) => ({ place: 'claim', name, value: writeMember(value) }));
}

async function signAssertion(draft: RequestDraft, input: StepInput): Promise<Performance> {
  const spec = rfc(7523, '3');
  const header = membersOf(draft.fields, 'jose');
  const claims = membersOf(draft.fields, 'claim');
  const key = input.client.keys.find(({ kid }) => kid === header['kid']) ?? signingKey(input);
  const algorithm = String(header['alg'] ?? '');
  const token =
    key === null
      ? null
      : await signJwt({ ...header, alg: algorithm }, claims, key).catch(() => null);
  if (token === null) {
    const problem = { code: 'signing_key_unfit', spec: rfc(7515, '4.1.1'), algorithm } as const;
    return { checks: [], learned: {}, problem, output: null };
  }
  const say = checkAbout('assertion.claims', spec);
  const missing = ['iss', 'sub', 'aud', 'exp'].filter((name) => claims[name] === undefined);
  const check =
    missing.length === 0
      ? say.passed('It has what every assertion must have', 'iss, sub, aud, exp')
      : say.warned('The server has to refuse it: a claim is missing', missing.join(', '));
  const output = { label: 'Signed assertion', text: token };
  return { checks: [check], learned: { assertion: token }, problem: null, output };
}
