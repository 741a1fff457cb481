import type { Client } from '#workspace/model/environment.ts';

/** Whether a client proves itself, or its tokens, by a certificate. @see RFC 8705 §2, §3 */
export function usesMutualTls(client: Pick<Client, 'authentication' | 'certificate'>): boolean {
  return client.authentication.endsWith('tls_client_auth') || client.certificate !== null;
}
