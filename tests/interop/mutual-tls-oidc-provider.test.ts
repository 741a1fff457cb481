import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assembleHost } from '#host/assemble.ts';
import { readRelayTls } from '#host/read-relay-tls.ts';
import { relayAnswerSchema } from '#protocol/http/relay-wire.ts';
import { fail, ok } from '#protocol/result.ts';
import type { Client } from '#workspace/model/environment.ts';
import {
  type Authority,
  type CertificateFiles,
  makeAuthority,
} from '../support/make-certificates.ts';
import { type MutualTlsProvider, startMutualTlsProvider } from '../support/mutual-tls-provider.ts';
import { createRemoteWorld } from '../support/remote-world.ts';
import type { Interference } from '../support/workspace-world.ts';

let authority: Authority;
let files: Record<'signed' | 'selfSigned', CertificateFiles>;
let server: MutualTlsProvider;

beforeAll(async () => {
  authority = makeAuthority();
  files = { signed: authority.issue('robot'), selfSigned: authority.selfSign('lonely') };
  const { raw, publicKey } = new X509Certificate(readFileSync(files.selfSigned.certificateFile));
  const jwk = {
    ...publicKey.export({ format: 'jwk' }),
    x5c: [raw.toString('base64')],
    'x5t#S256': createHash('sha256').update(raw).digest('base64url'),
  };
  const bound = { tls_client_certificate_bound_access_tokens: true };
  server = await startMutualTlsProvider(authority, [
    {
      ...{ client_id: 'robot', token_endpoint_auth_method: 'tls_client_auth', ...bound },
      tls_client_auth_subject_dn: 'CN=robot',
    },
    {
      ...{ client_id: 'lonely', token_endpoint_auth_method: 'self_signed_tls_client_auth' },
      ...bound,
      jwks: { keys: [jwk] },
    },
  ]);
});

afterAll(async () => {
  await server.close();
  authority.remove();
});

/** The relay of a real host, which shows a certificate to the origin of the aliases alone. */
function relayWith(shown: CertificateFiles): Interference {
  const tls = readRelayTls({
    clientCertificates: [{ origin: server.aliasOrigin, ...shown }],
    relayAuthorityFile: authority.file,
  });
  if (!tls.ok) throw new Error(tls.line);
  const host = assembleHost({
    ...{ names: { onLoopback: true, allowed: [] }, relay: 'anywhere', tls: tls.value },
    app: async () => new Response('app'),
  });
  const name = 'localhost:4173';
  return async ({ method, url, headers, body }) => {
    const response = await host.request(`http://${name}/relay`, {
      method: 'POST',
      headers: { Host: name, Origin: `http://${name}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...{ method, url, headers },
        body: body === null ? null : { encoding: 'utf-8', text: String(body) },
      }),
    });
    const answer = relayAnswerSchema.parse(await response.json());
    return answer.ok ? ok({ ...answer.response, receivedAt: Date.now() }) : fail(answer.problem);
  };
}

async function getToken(client: Partial<Client>, shown: CertificateFiles) {
  const certificate = readFileSync(shown.certificateFile, 'utf8');
  const world = await createRemoteWorld(
    server.issuer,
    { ...client, scope: 'api:read', certificate },
    relayWith(shown),
  );
  const run = await world.begin('client-credentials');
  await world.workspace.runs.send(run, 'token');
  return world.workspace.viewStep(world.run(run), 'token');
}

const methods = [
  ['tls_client_auth', 'robot', 'signed'],
  ['self_signed_tls_client_auth', 'lonely', 'selfSigned'],
] as const;

test.each(methods)(
  '%s: the relay shows the certificate at the alias, and the token is bound to it',
  async (authentication, clientId, which) => {
    const { status, checks, sent } = await getToken({ clientId, authentication }, files[which]);
    expect([status.status, sent?.request.url]).toEqual(['answered', `${server.aliasOrigin}/token`]);
    const { raw } = new X509Certificate(readFileSync(files[which].certificateFile));
    expect(checks.find(({ id }) => id === 'access_token.cnf.x5t#S256')).toMatchObject({
      outcome: 'passed',
      evidence: createHash('sha256').update(raw).digest('base64url'),
    });
  },
);

test('another certificate than the client’s is refused', async () => {
  const { status, response } = await getToken(
    { clientId: 'robot', authentication: 'tls_client_auth' },
    files.selfSigned,
  );
  expect([status.status, response?.status]).toEqual(['failed', 401]);
  expect(response?.body).toContain('invalid_client');
});
