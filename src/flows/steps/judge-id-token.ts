import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { checkRequestedClaims } from '#protocol/claims-request/check-requested-claims.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import type {
  InvalidReason,
  NotCheckedReason,
  SignatureVerdict,
} from '#protocol/jwt/signature-verdict.ts';
import { validateIdToken } from '#protocol/jwt/validate-id-token.ts';
import type { Jwks } from '#protocol/model/jwks.ts';
import { oidcCore } from '#protocol/spec.ts';
import type { IdTokenJudge } from '#protocol/token/check-id-token.ts';
import type { StepInput } from '#flows/define-flow.ts';
import { openEncrypted } from './open-encrypted.ts';

/** What this run knows that an ID token must agree with. */
export interface IdTokenContext {
  /** The nonce that was sent; null: none. Undefined: not to be compared, as after a refresh. */
  readonly nonce: string | null | undefined;
  readonly code: string | undefined;
  /** The state that was sent, to compare `s_hash` with; left out where the token is not beside it. */
  readonly state?: string | undefined;
  /** True for a token in the authorization response: there the hashes are required. */
  readonly isFromBrowser?: boolean;
}

/**
 * The signature of an ID token by the server's keys, and its claims by what the run knows. A `kid`
 * that is not among the keys, or a signature that none of them made, has them fetched again, once.
 * @see OpenID Connect Core §3.1.3.7, §10.1.1
 */
export function idTokenJudge(input: StepInput, context: IdTokenContext): IdTokenJudge {
  return async (sent, accessToken) => {
    const about = { id: 'id_token', spec: oidcCore('10.2'), what: 'ID token' };
    const opened = await openEncrypted(sent, input.client.keys, about);
    if (opened.text === null) return { checks: opened.checks, claims: null };
    const idToken = opened.text;
    const decoded = decodeJwtUnverified(idToken);
    if (decoded.kind !== 'jws') {
      const say = checkAbout('id_token.format', oidcCore('2'));
      const check = say.failed('The ID token is not a JWT');
      return { checks: [...opened.checks, check], claims: null };
    }
    const signature = describeVerdict(await verify(idToken, decoded.header.claims['kid'], input));
    const members = { header: decoded.header.claims, claims: decoded.payload.claims };
    const { metadata, memory, client } = input;
    const rules = await validateIdToken(
      members,
      {
        issuer: input.issuer,
        clientId: client.clientId,
        nonce: context.nonce,
        accessToken: accessToken ?? undefined,
        code: context.code,
        state: context.state,
        areHashesRequired: context.isFromBrowser,
        maxAgeSeconds: memory.maxAgeSeconds ?? undefined,
        acrValues: memory.acrValues?.split(' ').filter((value) => value !== ''),
        algorithms: expectedAlgorithms(client, metadata),
      },
      { now: input.now, toleranceSeconds: input.clockToleranceSeconds },
    );
    // A refresh is not bound to what the sign-in was asked for (OpenID Connect Core §12.2).
    const asked = context.nonce === undefined ? null : memory.requestedClaims;
    const requested = checkRequestedClaims(asked, { place: 'id_token', claims: members.claims });
    const checks = [...opened.checks, signature, ...rules, ...requested];
    return { checks, claims: members.claims };
  };
}

// What the client was registered for counts (OpenID Connect Core §3.1.3.7, 7.), else what is offered.
function expectedAlgorithms(
  { idTokenAlgorithm }: StepInput['client'],
  { id_token_signing_alg_values_supported: offered }: StepInput['metadata'],
): readonly string[] | undefined {
  return idTokenAlgorithm === undefined ? offered : [idTokenAlgorithm];
}

async function verify(
  idToken: string,
  kid: unknown,
  input: StepInput,
): Promise<SignatureVerdict | null> {
  const { client, verifyJws } = input;
  const verdict = await verifyByKeys(idToken, kid, input);
  // A client's secret signs HS tokens (OpenID Connect Core §10.1).
  const wantsSecret =
    verdict === null ||
    (verdict.status === 'not-checked' && verdict.reason.code === 'public_key_for_secret_algorithm');
  if (!wantsSecret || client.clientSecret === null) return verdict;
  const bytes = new TextEncoder().encode(client.clientSecret);
  const bySecret = await verifyJws(idToken, { kind: 'secret', bytes });
  return bySecret.status === 'not-checked' ? verdict : bySecret;
}

async function verifyByKeys(
  idToken: string,
  kid: unknown,
  { loadKeys, verifyJws }: StepInput,
): Promise<SignatureVerdict | null> {
  const verifyBy = async (jwks: Jwks | null) =>
    jwks === null ? null : verifyJws(idToken, { kind: 'jwks', keys: jwks.keys, text: '' });
  const known = await loadKeys(false);
  const isNamed = known?.keys.some((key) => key.kid === kid) ?? false;
  if (!isNamed && kid !== undefined) return verifyBy(await loadKeys(true));
  const verdict = await verifyBy(known);
  // Keys are replaced under their old name too, and where there are no names nothing tells.
  return verdict !== null && isOfOtherKey(verdict) ? verifyBy(await loadKeys(true)) : verdict;
}

function isOfOtherKey(verdict: SignatureVerdict): boolean {
  if (verdict.status === 'verified') return false;
  return verdict.reason.code === 'signature_mismatch' || verdict.reason.code === 'no_key_fits';
}

function describeVerdict(verdict: SignatureVerdict | null): Check {
  const say = checkAbout('id_token.signature', oidcCore('3.1.3.7'));
  if (verdict === null) return say.skipped('There are no keys to verify the signature with');
  switch (verdict.status) {
    case 'verified': {
      const evidence = `${verdict.algorithm}, ${verdict.key}`;
      return verdict.weakness === null
        ? say.passed('The signature is by a key of the server', evidence)
        : say.warned('The signature is right, by a key that is too short', evidence);
    }
    case 'invalid':
      return say.failed(describeInvalid(verdict.reason));
    case 'not-checked':
      return describeUnchecked(verdict.reason);
  }
}

function describeInvalid(reason: InvalidReason): string {
  switch (reason.code) {
    case 'signature_mismatch':
      return 'The signature is by no key of the server';
    case 'alg_none':
      return 'The ID token is not signed (alg none)';
    case 'key_confusion':
      return 'The ID token is signed with a public key as if it were a secret';
    case 'signature_unreadable':
      return 'The signature cannot be read';
    case 'critical_not_understood':
      return 'The ID token has a critical header that is not understood here';
  }
}

function describeUnchecked(reason: NotCheckedReason): Check {
  const say = checkAbout('id_token.signature', oidcCore('3.1.3.7'));
  return reason.code === 'no_key_fits'
    ? say.failed('The server has no key for this signature', reason.algorithm)
    : say.skipped('The signature could not be checked', reason.code.replaceAll('_', ' '));
}
