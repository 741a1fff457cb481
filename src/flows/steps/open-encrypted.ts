import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { decryptJwe } from '#protocol/jwe/decrypt-jwe.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { SpecRef } from '#protocol/spec.ts';

/** What was inside an encrypted token. */
interface Opened {
  /** What is to be read on; the token itself where it is not encrypted; null where no key opens it. */
  readonly text: string | null;
  readonly checks: readonly Check[];
}

/** How the token is called in checks, and where it is said that it may be encrypted. */
interface About {
  readonly id: string;
  readonly spec: SpecRef;
  /** `ID token`. */
  readonly what: string;
}

/** Opens a token that is encrypted to the client with the client's own keys. @see RFC 7516 §5.2 */
export async function openEncrypted(
  token: string,
  keys: readonly Jwk[],
  { id, spec, what }: About,
): Promise<Opened> {
  if (decodeJwtUnverified(token).kind !== 'jwe') return { text: token, checks: [] };
  const say = checkAbout(`${id}.encryption`, spec);
  if (!keys.some(({ use }) => use === 'enc')) {
    const check = say.skipped(`The ${what} is encrypted, and there is no key to read it with`);
    return { text: null, checks: [check] };
  }
  const opened = await decryptJwe(token, keys);
  if (opened === null) {
    const check = say.failed(`The ${what} is encrypted, and no key of this client opens it`);
    return { text: null, checks: [check] };
  }
  const { text, alg, enc } = opened;
  const title = `The ${what} is encrypted to a key of this client`;
  return { text, checks: [say.passed(title, `${alg}, ${enc}`)] };
}
