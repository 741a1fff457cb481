import type { SandboxPolicy } from '#sandbox/contract/definition.ts';
import type { Client } from '#workspace/model/environment.ts';

const asymmetric = ['private_key_jwt', 'tls_client_auth', 'self_signed_tls_client_auth'];

/** The clients that cannot get a token under a policy, however they ask, and why. */
export function refusedClients(
  { clientAuthentication }: SandboxPolicy,
  clients: readonly Client[],
): readonly { readonly client: Client; readonly reason: string }[] {
  if (clientAuthentication === 'any') return [];
  return clients
    .filter(({ authentication }) => !asymmetric.includes(authentication))
    .map((client) => ({
      client,
      reason:
        client.authentication === 'none'
          ? 'it is public, and only clients that prove who they are get tokens. Choose private_key_jwt for it.'
          : `${client.authentication} rests on a secret that both sides know. Choose private_key_jwt for it.`,
    }));
}
