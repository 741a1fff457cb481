import type { NewField } from '#protocol/http/draft-field.ts';
import { encodeBasicCredentials } from '#protocol/http/form-encoding.ts';
import { algorithmOf } from '#protocol/jwt/sign-jwt.ts';
import { hasPrivateHalf } from '#protocol/keys/private-half.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { InputProblem } from '#protocol/problem.ts';
import type { RandomBytes } from '#protocol/random.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { oidcCore, rfc } from '#protocol/spec.ts';
import {
  jwtBearerAssertionType,
  makeClientAssertion,
  type ClientAssertionInput,
} from './client-assertion.ts';
import type { ClientAuthMethod } from './client-auth-methods.ts';

/** A client as the token endpoint knows it. */
export interface ClientIdentity {
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly method: ClientAuthMethod;
  /** Its private keys; the first for signatures signs assertions. */
  readonly keys?: readonly Jwk[];
}

/** What an assertion needs beyond the client. */
export interface AssertionContext {
  /** Whom it is made out to. */
  readonly audience: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly random: RandomBytes;
}

/**
 * The fields by which a client names and proves itself. With mutual TLS the certificate proves it, and
 * the form only names it (RFC 8705 §2).
 * @see RFC 6749 §2.3.1, §3.2.1; RFC 7523 §2.2; OpenID Connect Core 1.0 §9
 */
export async function applyClientAuth(
  client: ClientIdentity,
  context: AssertionContext,
): Promise<Result<readonly NewField[], InputProblem>> {
  const clientId: NewField = { place: 'form', name: 'client_id', value: client.clientId };
  const secret = client.clientSecret ?? '';
  switch (client.method) {
    case 'none':
    case 'tls_client_auth':
    case 'self_signed_tls_client_auth':
      return ok([clientId]);
    case 'client_secret_post':
      return ok([clientId, { place: 'form', name: 'client_secret', value: secret, secret: true }]);
    case 'client_secret_basic':
      return ok([
        {
          place: 'header',
          name: 'authorization',
          value: encodeBasicCredentials(client.clientId, secret),
          secret: true,
        },
      ]);
    case 'client_secret_jwt':
      return assert(client, context, secretSigner(secret));
    case 'private_key_jwt':
      return assert(client, context, keySigner(client.keys ?? []));
  }
}

type Signer = Pick<ClientAssertionInput, 'algorithm' | 'key' | 'kid'>;

async function assert(
  { clientId }: ClientIdentity,
  context: AssertionContext,
  signer: Result<Signer, InputProblem>,
): Promise<Result<readonly NewField[], InputProblem>> {
  if (!signer.ok) return signer;
  const assertion = await makeClientAssertion({ clientId, ...context, ...signer.value });
  return ok([
    { place: 'form', name: 'client_id', value: clientId },
    { place: 'form', name: 'client_assertion_type', value: jwtBearerAssertionType },
    { place: 'form', name: 'client_assertion', value: assertion, secret: true, fresh: true },
  ]);
}

function secretSigner(secret: string): Result<Signer, InputProblem> {
  if (secret === '') return fail({ code: 'client_secret_missing', spec: oidcCore('9') });
  return ok({ algorithm: 'HS256', key: new TextEncoder().encode(secret), kid: null });
}

function keySigner(keys: readonly Jwk[]): Result<Signer, InputProblem> {
  const key = keys.find((one) => one.use !== 'enc' && hasPrivateHalf(one));
  const algorithm = key === undefined ? null : algorithmOf(key);
  if (key === undefined || algorithm === null) {
    return fail({ code: 'client_key_missing', spec: rfc(7523, '2.2') });
  }
  return ok({ algorithm, key, kid: key.kid ?? null });
}
