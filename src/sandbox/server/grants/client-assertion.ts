import type { SandboxClient } from '#sandbox/contract/definition.ts';
import type { Parameters } from '#sandbox/server/http/parameters.ts';
import { readJwsUnverified, type UnverifiedJws } from '#sandbox/server/tokens/read-jws.ts';
import {
  clientSecretAlgorithms,
  isSignedByClient,
} from '#sandbox/server/tokens/verify-client-jws.ts';

/** The registered name of an assertion that is a JWT. @see RFC 7523 §2.2 */
export const jwtBearerAssertion = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** What a client sent to prove itself, not judged yet. @see RFC 7521 §4.2 */
export interface ClientAssertion {
  readonly type: string | null;
  /** Null where it cannot be read as a JWT. */
  readonly jws: UnverifiedJws | null;
  readonly token: string;
}

/** Reads `client_assertion` and its type; null where neither was sent. @see RFC 7521 §4.2 */
export function readClientAssertion({ get }: Parameters): ClientAssertion | null {
  const type = get('client_assertion_type');
  const token = get('client_assertion');
  if (type === null && token === null) return null;
  return { type, token: token ?? '', jws: token === null ? null : readJwsUnverified(token) };
}

/** Whom an assertion is about, where it says so. @see RFC 7523 §3 */
export function subjectOf(assertion: ClientAssertion | null): string | null {
  const sub = assertion?.jws?.claims['sub'];
  return typeof sub === 'string' ? sub : null;
}

/** Whether the secret or a key signed it, by its `alg`. @see OpenID Connect Core 1.0 §9 */
export function assertionMethod({ jws }: ClientAssertion): 'client_secret_jwt' | 'private_key_jwt' {
  return clientSecretAlgorithms.includes(jws?.alg ?? '') ? 'client_secret_jwt' : 'private_key_jwt';
}

/** Whether the client has signed its assertion. */
export async function isOwnAssertion(
  client: SandboxClient | null,
  assertion: ClientAssertion | null,
): Promise<boolean> {
  if (client === null || assertion === null || assertion.jws === null) return false;
  return isSignedByClient(client, assertion.token, assertion.jws);
}
