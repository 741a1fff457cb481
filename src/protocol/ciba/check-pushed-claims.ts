import type { Check, CheckOutcome } from '#protocol/check.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { tokenHash } from '#protocol/jwt/token-hash.ts';
import { spec as specOf } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';

/** What a pushed ID token has to be tied to. */
export interface PushedWith {
  readonly authReqId: string | null;
  readonly accessToken: string;
  /** Null where none came. */
  readonly refreshToken: string | null;
}

const spec = specOf('CIBA Core', '10.3.1');
const prefix = 'urn:openid:params:jwt:claim:';

/**
 * A pushed ID token names the request and hashes what comes beside it, since it comes by a channel
 * that the client did not open. Its signature is for others to judge.
 * @see CIBA Core 1.0 §10.3.1
 */
export async function checkPushedClaims(
  idToken: string,
  { authReqId, accessToken, refreshToken }: PushedWith,
): Promise<readonly Check[]> {
  const decoded = decodeJwtUnverified(idToken);
  if (decoded.kind !== 'jws') return [];
  const { claims } = decoded.payload;
  const alg = decoded.header.claims['alg'];
  const compare = async (name: string, claim: string, of: string) =>
    judge(name, claims[claim], await tokenHash(of, valueText(alg)));
  return [
    judge('auth_req_id', claims[`${prefix}auth_req_id`], authReqId),
    await compare('pushed_at_hash', 'at_hash', accessToken),
    ...(refreshToken === null ? [] : [await compare('rt_hash', `${prefix}rt_hash`, refreshToken)]),
  ];
}

const words: Readonly<Record<string, string>> = {
  auth_req_id: 'this request',
  pushed_at_hash: 'the access token beside it',
  rt_hash: 'the refresh token beside it',
};

function judge(name: string, found: unknown, expected: string | null): Check {
  const [outcome, title] = ((): [CheckOutcome, string] => {
    const what = words[name] ?? name;
    if (expected === null) return ['skipped', `What ties it to ${what} cannot be computed here`];
    if (found === undefined) return ['failed', `The ID token is not tied to ${what}`];
    return found === expected
      ? ['passed', `The ID token is tied to ${what}`]
      : ['failed', `The ID token is tied to something else than ${what}`];
  })();
  return { id: `id_token.${name}`, outcome, title, evidence: null, spec };
}
