import type { ClientDraft } from './client-draft.ts';
import { endpointFault } from './endpoint-fault.ts';

/** Why a form cannot be saved, field by field; null where nothing is wrong. */
export interface ClientFaults {
  readonly clientId: string | null;
  readonly secret: string | null;
  readonly redirectUri: string | null;
  readonly keys: string | null;
  readonly certificate: string | null;
}

/** What is missing or cannot be in a client's form. */
export function clientFaults(draft: ClientDraft): ClientFaults {
  return {
    clientId: draft.clientId.trim() === '' ? 'The server knows the client by it.' : null,
    secret: usesSecret(draft) && draft.clientSecret === '' ? 'This method needs the secret.' : null,
    redirectUri: draft.redirectUri.trim() === '' ? null : redirectUriFault(draft.redirectUri),
    keys:
      draft.authentication === 'private_key_jwt' && !draft.keys.some(({ use }) => use !== 'enc')
        ? 'private_key_jwt needs a key that signs: make one, or paste one.'
        : null,
    certificate: certificateFault(draft.certificate ?? ''),
  };
}

/** True for the methods that are made of the client's secret. */
export function usesSecret({ authentication }: Pick<ClientDraft, 'authentication'>): boolean {
  return authentication.startsWith('client_secret_');
}

/** Why a certificate cannot be kept; null where it can. */
export function certificateFault(pem: string): string | null {
  return pem.includes('PRIVATE KEY')
    ? 'There is a private key in it. Paste the certificate alone; the key has no use here.'
    : null;
}

/** A redirect URI may have a scheme of its own, but no fragment: RFC 6749 §3.1.2. */
function redirectUriFault(text: string): string | null {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return endpointFault(trimmed);
  return new URL(trimmed).hash === '' ? null : 'It has no fragment (RFC 6749 §3.1.2).';
}
