import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { SignatureVerdict } from '#protocol/jwt/signature-verdict.ts';
import type { SpecRef } from '#protocol/spec.ts';
import type { StepInput } from '#flows/define-flow.ts';

/**
 * Whether a token is signed by one of the server's keys. A signature by none of those that are known
 * has them fetched again, once: they may have been rotated since.
 * @see RFC 7515 §5.2, OpenID Connect Core §10.1.1
 */
export async function judgeServerSignature(
  token: string,
  { loadKeys, verifyJws }: Pick<StepInput, 'loadKeys' | 'verifyJws'>,
  about: { readonly id: string; readonly spec: SpecRef },
): Promise<Check> {
  const verify = async (refetch: boolean) => {
    const jwks = await loadKeys(refetch);
    return jwks === null ? null : verifyJws(token, { kind: 'jwks', keys: jwks.keys, text: '' });
  };
  const first = await verify(false);
  const verdict = first === null || first.status !== 'verified' ? await verify(true) : first;
  return describe(verdict, about);
}

function describe(
  verdict: SignatureVerdict | null,
  { id, spec }: { readonly id: string; readonly spec: SpecRef },
): Check {
  const say = checkAbout(id, spec);
  if (verdict === null) return say.skipped('There are no keys to verify the signature with');
  switch (verdict.status) {
    case 'verified': {
      const evidence = `${verdict.algorithm}, ${verdict.key}`;
      return say.passed('The signature is by a key of the server', evidence);
    }
    case 'invalid':
      return say.failed('The signature does not hold', verdict.reason.code.replaceAll('_', ' '));
    case 'not-checked': {
      const evidence = verdict.reason.code.replaceAll('_', ' ');
      if (verdict.reason.code === 'no_key_fits') {
        return say.failed('The server has no key for this signature', evidence);
      }
      // RFC 8725 §3.1: whoever makes such a token chooses its algorithm, and needs no key of the server.
      if (verdict.reason.code === 'public_key_for_secret_algorithm') {
        return say.failed(
          'It is signed with a secret, and the server signs with key pairs',
          evidence,
        );
      }
      return say.skipped('The signature could not be checked', evidence);
    }
  }
}
