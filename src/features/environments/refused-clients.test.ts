import { expect, test } from 'vitest';
import type { SandboxPolicy } from '#sandbox/contract/definition.ts';
import { starterPolicy } from '#sandbox/contract/starter.ts';
import { freshClient } from '#workspace/environments/fresh-client.ts';
import type { Client } from '#workspace/model/environment.ts';
import { refusedClients } from './refused-clients.ts';

const blank = { id: 'one', name: 'One', clientId: 'one', clientSecret: null, scope: '' };

function reasonFor(client: Partial<Client>, policy: Partial<SandboxPolicy> = {}): string | null {
  const whole = { ...freshClient, ...blank, redirectUri: null, ...client } as Client;
  return refusedClients({ ...starterPolicy, ...policy }, [whole])[0]?.reason ?? null;
}

const byKey = (...algorithms: string[]): Partial<Client> => ({
  authentication: 'private_key_jwt',
  keys: algorithms.map((alg) => ({ kty: 'EC', alg, use: alg === 'ECDH-ES' ? 'enc' : 'sig' })),
});

test('a client with a certificate is refused by every policy, since the sandbox sees none', () => {
  for (const clientAuthentication of ['any', 'asymmetric-only'] as const) {
    for (const authentication of ['tls_client_auth', 'self_signed_tls_client_auth'] as const) {
      expect(reasonFor({ authentication }, { clientAuthentication })).toContain(
        'no TLS of its own',
      );
    }
  }
});

test('secrets and public clients are refused only where a key is asked for', () => {
  const strict = { clientAuthentication: 'asymmetric-only' } as const;
  for (const authentication of ['none', 'client_secret_basic', 'client_secret_jwt'] as const) {
    expect(reasonFor({ authentication })).toBeNull();
    expect(reasonFor({ authentication }, strict)).toContain('Choose private_key_jwt');
  }
  expect(reasonFor(byKey('RS256'), strict)).toBeNull();
});

test('under FAPI’s algorithms a client needs a key of one of them that signs', () => {
  const strict = { signatureAlgorithms: 'fapi-only' } as const;
  for (const alg of ['PS256', 'ES256', 'Ed25519']) {
    expect(reasonFor(byKey('RS256', alg), strict)).toBeNull();
  }
  for (const keys of [byKey(), byKey('RS256', 'ES384'), byKey('ECDH-ES')]) {
    expect(reasonFor(keys, strict)).toContain('PS256, ES256 or Ed25519');
  }
});
