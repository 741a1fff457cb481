import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { readJsonObject } from '#protocol/http/read-json-object.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import type { UserinfoJwtJudge } from '#protocol/resource/process-userinfo-response.ts';
import { oidcCore } from '#protocol/spec.ts';
import type { StepInput } from '#flows/define-flow.ts';
import { judgeServerSignature } from './judge-server-signature.ts';
import { openEncrypted } from './open-encrypted.ts';

const rule = oidcCore('5.3.2');

/** Reads a UserInfo response that is signed, encrypted or both. @see OpenID Connect Core §5.3.2, §5.3.4 */
export function userinfoJwtJudge(input: StepInput): UserinfoJwtJudge {
  return async (token) => {
    const about = { id: 'userinfo', spec: rule, what: 'answer' };
    const opened = await openEncrypted(token, input.client.keys, about);
    if (opened.text === null) return { checks: opened.checks, claims: null };
    const decoded = decodeJwtUnverified(opened.text);
    if (decoded.kind !== 'jws') return readPlain(opened.text, opened.checks);
    const signature = await judgeServerSignature(opened.text, input, {
      ...{ id: 'userinfo.signature', spec: oidcCore('5.3.4') },
    });
    const { claims } = decoded.payload;
    const checks = [...opened.checks, signature, ...checkParties(claims, input)];
    return { checks, claims };
  };
}

// Encrypted alone: then only the encryption says that it is from someone who knows our public key.
function readPlain(text: string, before: readonly Check[]): Awaited<ReturnType<UserinfoJwtJudge>> {
  const claims = before.length === 0 ? null : readJsonObject(text);
  const say = checkAbout('userinfo.signature', rule);
  const check =
    claims === null
      ? checkAbout('userinfo.format', rule).failed('The answer is neither a JWT nor JSON')
      : say.warned('The claims are encrypted and not signed: anyone can have written them');
  return { checks: [...before, check], claims };
}

function checkParties(
  claims: Readonly<Record<string, unknown>>,
  { issuer, client }: StepInput,
): readonly Check[] {
  const { iss, aud } = claims;
  const sayIss = checkAbout('userinfo.iss', rule);
  const sayAud = checkAbout('userinfo.aud', rule);
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return [
    iss === undefined
      ? sayIss.warned('A signed answer should name its issuer, and does not')
      : iss === issuer
        ? sayIss.passed('iss is the issuer', issuer)
        : sayIss.failed('iss is another issuer', `${String(iss)}, not ${issuer}`),
    aud === undefined
      ? sayAud.warned('A signed answer should name the client that it is for, and does not')
      : audiences.includes(client.clientId)
        ? sayAud.passed('aud is this client', client.clientId)
        : sayAud.failed('aud is another client', audiences.map(String).join(', ')),
  ];
}
