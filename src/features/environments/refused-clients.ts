import type { SandboxPolicy } from '#sandbox/contract/definition.ts';
import type { Client } from '#workspace/model/environment.ts';

/** Why a sandbox takes no client that proves itself by a certificate. @see RFC 8705 §2 */
export const noCertificates =
  'it proves itself by a certificate, and the sandbox has no TLS of its own to see one. Choose private_key_jwt for it; with a real server the relay shows a certificate that the host was given.';

/** What FAPI lets JWTs be signed with. @see FAPI 2.0 §5.4.1 */
const fapiAlgorithms: readonly unknown[] = ['PS256', 'ES256', 'Ed25519', 'EdDSA'];

/** The clients that cannot get a token under a policy, however they ask, and why. */
export function refusedClients(
  policy: SandboxPolicy,
  clients: readonly Client[],
): readonly { readonly client: Client; readonly reason: string }[] {
  return clients.flatMap((client) => {
    const reason = reasonFor(policy, client);
    return reason === null ? [] : [{ client, reason }];
  });
}

function reasonFor(
  { clientAuthentication, signatureAlgorithms }: SandboxPolicy,
  { authentication, keys }: Client,
): string | null {
  if (authentication.endsWith('tls_client_auth')) return noCertificates;
  if (authentication === 'private_key_jwt') {
    const signing = keys.filter(({ use }) => use !== 'enc');
    const isTaken =
      signatureAlgorithms === 'any' || signing.some(({ alg }) => fapiAlgorithms.includes(alg));
    return isTaken ? null : 'none of its keys is for PS256, ES256 or Ed25519. Make one of those.';
  }
  if (clientAuthentication === 'any') return null;
  return authentication === 'none'
    ? 'it is public, and only clients that prove who they are get tokens. Choose private_key_jwt for it.'
    : `${authentication} rests on a secret that both sides know. Choose private_key_jwt for it.`;
}
