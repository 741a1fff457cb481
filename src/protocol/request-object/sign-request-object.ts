import { chooseEncryption, type Encryption } from '#protocol/jwe/choose-encryption.ts';
import { encryptJwt } from '#protocol/jwe/encrypt-jwt.ts';
import { algorithmOf, signJwt } from '#protocol/jwt/sign-jwt.ts';
import { hasPrivateHalf } from '#protocol/keys/private-half.ts';
import type { Jwk, Jwks } from '#protocol/model/jwks.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { InputProblem } from '#protocol/problem.ts';
import type { RandomBytes } from '#protocol/random.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';

/** The key that signs a request, and what with. */
export interface RequestSigner {
  readonly key: Jwk;
  readonly algorithm: string;
}

/** The client's first private key for signatures. @see RFC 9101 §4, RFC 7517 §4.2 */
export function chooseRequestSigner(keys: readonly Jwk[]): Result<RequestSigner, InputProblem> {
  const key = keys.find((one) => one.use !== 'enc' && hasPrivateHalf(one));
  const algorithm = key === undefined ? null : algorithmOf(key);
  return key === undefined || algorithm === null
    ? fail({ code: 'request_key_missing', spec: rfc(9101, '4') })
    : ok({ key, algorithm });
}

/** The server's key to encrypt a request to, and how. @see RFC 9101 §4, §10.5 */
export function chooseRequestEncryption(
  jwks: Jwks | null,
  metadata: ServerMetadata,
): Result<Encryption, InputProblem> {
  const chosen = chooseEncryption(jwks?.keys ?? [], {
    algs: textsOf(metadata['request_object_encryption_alg_values_supported']),
    encs: textsOf(metadata['request_object_encryption_enc_values_supported']),
  });
  return chosen === null ? fail({ code: 'server_key_missing', spec: rfc(9101, '4') }) : ok(chosen);
}

function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}

/** What a request object is made of. */
export interface RequestObjectInput {
  readonly header: Readonly<Record<string, unknown>> & { readonly alg: string };
  readonly claims: Readonly<Record<string, unknown>>;
  readonly key: Jwk;
  /** Null: signed only. */
  readonly encryption: Encryption | null;
  readonly random: RandomBytes;
}

/**
 * The request as a token: signed, then encrypted where that is asked for. Throws where a header was
 * written that the key cannot follow.
 * @see RFC 9101 §4, §6.1
 */
export async function signRequestObject(input: RequestObjectInput): Promise<string> {
  const { header, claims, key, encryption, random } = input;
  const signed = await signJwt(header, claims, key);
  return encryption === null ? signed : encryptJwt(signed, encryption, random);
}
