import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { jwsAlgorithm } from '#protocol/jwt/jws-algorithms.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { rfc } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';
import { isPrivateJwk } from './pem-forms.ts';

/** Whether `alg`, `use` and `key_ops` fit the key and each other. @see RFC 7517 §4.2 to §4.4 */
export function examinePurpose(jwk: Jwk): readonly Check[] {
  return [checkAlg(jwk), checkUse(jwk), ...checkKeyOps(jwk)];
}

/** What an algorithm asks of a key; null where it is not known here. */
function neededBy(
  alg: string,
): { readonly use: 'sig' | 'enc'; readonly fits: (jwk: Jwk) => boolean } | null {
  const signature = jwsAlgorithm(alg);
  if (signature !== null) {
    const { kty, crv } = signature;
    return { use: 'sig', fits: (jwk) => jwk.kty === kty && (crv === null || jwk.crv === crv) };
  }
  if (/^RSA(?:1_5|-OAEP(?:-(?:256|384|512))?)$/.test(alg)) {
    return { use: 'enc', fits: ({ kty }) => kty === 'RSA' };
  }
  if (/^ECDH-ES(?:\+A(?:128|192|256)KW)?$/.test(alg)) {
    return { use: 'enc', fits: ({ kty, crv = '' }) => kty === 'EC' || crv.startsWith('X') };
  }
  const isSymmetric =
    /^(?:dir|A\d{3}(?:GCM)?KW|A\d{3}GCM|A\d{3}CBC-HS\d{3}|PBES2-HS\d{3}\+A\d{3}KW)$/;
  return isSymmetric.test(alg) ? { use: 'enc', fits: ({ kty }) => kty === 'oct' } : null;
}

const sayAlg = checkAbout('key.alg', rfc(7517, '4.4'));

function checkAlg(jwk: Jwk): Check {
  const alg: unknown = jwk.alg;
  if (alg === undefined) {
    return sayAlg.skipped('No alg: whoever verifies has to fix the algorithm by itself');
  }
  if (typeof alg !== 'string') return sayAlg.failed('The alg is not a string');
  if (alg === 'none') return sayAlg.failed('The alg is none: that is no algorithm of a key');
  const needed = neededBy(alg);
  if (needed === null) return sayAlg.skipped('This algorithm is not known here', alg);
  if (!needed.fits(jwk)) {
    return sayAlg.failed('The alg does not fit the kind of key', `${alg}, ${kindOf(jwk)}`);
  }
  if (alg === 'RSA1_5') return sayAlg.warned('RSA1_5 gives texts away to who can ask often', alg);
  return sayAlg.passed('The alg fits the kind of key', `${alg}, ${kindOf(jwk)}`);
}

function kindOf({ kty, crv }: Jwk): string {
  return typeof crv === 'string' ? `${kty} ${crv}` : kty;
}

const sayUse = checkAbout('key.use', rfc(7517, '4.2'));

function checkUse(jwk: Jwk): Check {
  const use: unknown = jwk.use;
  if (use === undefined) return checkMissingUse(jwk);
  if (use !== 'sig' && use !== 'enc')
    return sayUse.warned('The use is neither sig nor enc', valueText(use));
  const needed = typeof jwk.alg === 'string' ? neededBy(jwk.alg) : null;
  if (needed !== null && needed.use !== use) {
    return sayUse.failed('The use contradicts the alg', `use ${use}, alg ${valueText(jwk.alg)}`);
  }
  const only = onlyUse(jwk);
  return only !== null && only !== use
    ? sayUse.failed(`Such a key is for ${only} only`, `use ${use}, ${kindOf(jwk)}`)
    : sayUse.passed('The use fits', use);
}

function checkMissingUse(jwk: Jwk): Check {
  // OpenID Connect Core §10.1 and RFC 8414 §2 ask for it where a set has keys of both uses.
  return jwk.alg === undefined && jwk.key_ops === undefined
    ? sayUse.warned('No use, no alg and no key_ops: nothing says what it is for')
    : sayUse.skipped('No use: its alg or key_ops say what it is for');
}

function onlyUse({ kty, crv = '' }: Jwk): 'sig' | 'enc' | null {
  if (kty === 'AKP') return 'sig';
  if (kty !== 'OKP') return null;
  return crv.startsWith('X') ? 'enc' : 'sig';
}

const operations = {
  sig: ['sign', 'verify'],
  enc: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey', 'deriveKey', 'deriveBits'],
};
const privateOperations = ['sign', 'decrypt', 'unwrapKey', 'deriveKey', 'deriveBits'];

function checkKeyOps(jwk: Jwk): readonly Check[] {
  const ops: unknown = jwk.key_ops;
  if (ops === undefined) return [];
  const say = checkAbout('key.key_ops', rfc(7517, '4.3'));
  if (!Array.isArray(ops) || ops.some((op) => typeof op !== 'string')) {
    return [say.failed('key_ops is not an array of strings')];
  }
  const found = ops.join(', ');
  if (new Set(ops).size !== ops.length) return [say.failed('An operation is named twice', found)];
  const { use } = jwk;
  if (use === 'sig' || use === 'enc') {
    const fits = ops.every((op) => operations[use].includes(valueText(op)));
    return [
      fits
        ? say.warned('use and key_ops are both there: one of them is enough', found)
        : say.failed('key_ops contradict the use', `use ${use}, ${found}`),
    ];
  }
  const isPublic = jwk.kty !== 'oct' && !isPrivateJwk(jwk);
  return isPublic && ops.some((op) => privateOperations.includes(valueText(op)))
    ? [say.warned('key_ops of a public key name what only the private one can do', found)]
    : [say.passed('key_ops say what it is for', found)];
}
