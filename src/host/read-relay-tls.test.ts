import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RelayAnswer } from '#protocol/http/relay-wire.ts';
import {
  type Authority,
  type CertificateFiles,
  makeAuthority,
  readPem,
} from '../../tests/support/make-certificates.ts';
import { assembleHost } from './assemble.ts';
import { readRelayTls } from './read-relay-tls.ts';

let authority: Authority;
let client: CertificateFiles;
let server: CertificateFiles;
const open: Server[] = [];

beforeAll(() => {
  authority = makeAuthority();
  client = authority.issue('client');
  server = authority.issue('server');
});

afterAll(() => authority.remove());

afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** Answers with the thumbprint of the certificate that it is shown, and nothing to who shows none. */
async function serve(isAsked: boolean): Promise<string> {
  const https = createServer(
    {
      ...readPem(server),
      ca: readFileSync(authority.file),
      requestCert: true,
      rejectUnauthorized: isAsked,
    },
    (request, response) => {
      const { raw } = (request.socket as TLSSocket).getPeerCertificate();
      const shown = raw as Buffer | undefined;
      response.end(shown && createHash('sha256').update(shown).digest('base64url'));
    },
  );
  await new Promise<void>((resolve) => void https.listen(0, '127.0.0.1', resolve));
  open.push(https);
  return `https://localhost:${(https.address() as AddressInfo).port}`;
}

interface Flags {
  readonly origin?: string;
  readonly trusts?: boolean;
}

function makeHost({ origin, trusts = true }: Flags) {
  const tls = readRelayTls({
    clientCertificates: origin === undefined ? [] : [{ origin, ...client }],
    relayAuthorityFile: trusts ? authority.file : null,
  });
  if (!tls.ok) throw new Error(tls.line);
  return assembleHost({
    names: { onLoopback: true, allowed: [] },
    relay: 'anywhere',
    tls: tls.value,
    app: async () => new Response('app'),
  });
}

const Host = 'localhost:4173';

async function relayed(flags: Flags, url: string): Promise<RelayAnswer> {
  const response = await makeHost(flags).request(`http://${Host}/relay`, {
    method: 'POST',
    headers: { Host, Origin: `http://${Host}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ method: 'POST', url, headers: [], body: null }),
  });
  return (await response.json()) as RelayAnswer;
}

const bodyOf = (answer: RelayAnswer) => (answer.ok ? answer.response.body : answer.problem);

function thumbprint(): string {
  const { raw } = new X509Certificate(readFileSync(client.certificateFile));
  return createHash('sha256').update(raw).digest('base64url');
}

test('shows the certificate to a server that asks for one', async () => {
  const origin = await serve(true);
  expect(bodyOf(await relayed({ origin }, `${origin}/token?x=1`))).toBe(thumbprint());
});

test('shows it to no other origin, also of the same name', async () => {
  const origin = await serve(false);
  const other = await serve(false);
  const flags = { origin };
  expect(bodyOf(await relayed(flags, `${other}/token`))).toBe('');
  expect(bodyOf(await relayed(flags, `${origin.replace('localhost', '127.0.0.1')}/token`))).toBe(
    '',
  );
  expect(bodyOf(await relayed(flags, `${origin}/token`))).toBe(thumbprint());
});

test('says that a server asks for a certificate, where there is none for it', async () => {
  const origin = await serve(true);
  const answer = await relayed({}, `${origin}/token`);
  expect(answer).toMatchObject({ ok: false, problem: { code: 'unreachable' } });
  expect(JSON.stringify(answer)).toContain('--client-cert');
});

test('trusts an authority that it was given, and says how where it was not', async () => {
  const origin = await serve(false);
  expect((await relayed({}, `${origin}/`)).ok).toBe(true);
  expect(JSON.stringify(await relayed({ trusts: false }, `${origin}/`))).toContain('--relay-ca');
});

test('tells the page which certificate it shows where, and not its key', async () => {
  const response = await makeHost({ origin: 'https://as.example' }).request(
    `http://${Host}/sandbox`,
    { headers: { Host } },
  );
  const text = await response.text();
  expect(JSON.parse(text)).toEqual({
    host: 'server',
    relay: true,
    relayCertificates: [
      {
        origin: 'https://as.example',
        certificate: new X509Certificate(readFileSync(client.certificateFile)).toString(),
        subject: 'CN=client',
        thumbprint: thumbprint(),
      },
    ],
  });
  expect(text).not.toContain('PRIVATE');
});

test('names a file that is wrong in one line, and nothing that is in it', () => {
  const missing = `${client.keyFile}.missing`;
  const cases: readonly (readonly [CertificateFiles, string])[] = [
    [{ ...client, keyFile: missing }, `${missing} cannot be read.`],
    [{ ...client, certificateFile: client.keyFile }, `${client.keyFile} is not a certificate`],
    [{ ...client, keyFile: server.keyFile }, `${server.keyFile} is not the private key of`],
    [{ ...client, keyFile: client.certificateFile }, 'is not the private key of'],
  ];
  for (const [files, line] of cases) {
    const origin = 'https://as.example';
    const read = readRelayTls({
      clientCertificates: [{ origin, ...files }],
      relayAuthorityFile: null,
    });
    if (read.ok) throw new Error('It was taken.');
    expect(read.line).toContain(line);
    expect(read.line).not.toContain('BEGIN');
  }
  const file = `${client.keyFile}.txt`;
  writeFileSync(file, 'no certificate');
  const read = readRelayTls({ clientCertificates: [], relayAuthorityFile: file });
  expect(read).toEqual({ ok: false, line: `${file} is not a certificate in PEM.` });
});
