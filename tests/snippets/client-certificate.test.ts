import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { dirname, join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { HttpRequest } from '#protocol/http/message.ts';
import { renderSnippet } from '#snippets/registry.ts';
import { certificateFiles } from '#snippets/template.ts';
import { close, listen } from '../support/listen.ts';
import { type Authority, makeAuthority, readPem } from '../support/make-certificates.ts';

// Each test starts an interpreter.
vi.setConfig({ testTimeout: 60_000 });

const execute = promisify(execFile);
const seen: { readonly subject: string; readonly target: string; readonly body: string }[] = [];
let authority: Authority;
let origin: string;
let server: ReturnType<typeof createServer>;

beforeAll(async () => {
  authority = makeAuthority();
  const { certificateFile, keyFile } = authority.issue('robot');
  const folder = dirname(authority.file);
  copyFileSync(certificateFile, join(folder, certificateFiles.certificateFile));
  copyFileSync(keyFile, join(folder, certificateFiles.keyFile));
  const ca = readFileSync(authority.file);
  const tls = { ...readPem(authority.issue('server')), ca, requestCert: true };
  server = createServer(tls, (request, response) => {
    const { raw } = (request.socket as TLSSocket).getPeerCertificate();
    const { subject } = new X509Certificate(raw);
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      seen.push({ subject, target: `${request.method} ${request.url}`, body });
      response.end('answered');
    });
  });
  origin = `https://localhost:${await listen(server)}`;
});

afterAll(async () => {
  await close(server);
  authority.remove();
});

const programs = {
  curl: ['bash', '-c'],
  node: [process.execPath, '--input-type=module', '-e'],
  python: ['python3', '-c'],
} as const;

test.each(Object.keys(programs) as (keyof typeof programs)[])(
  '%s shows the certificate of the client with the request',
  async (language) => {
    const request: HttpRequest = {
      method: 'POST',
      url: `${origin}/token?x=1`,
      headers: [['content-type', 'application/x-www-form-urlencoded']],
      body: 'grant_type=client_credentials&client_id=robot',
    };
    const options = { secrets: 'real', secretValues: [], clientCertificate: 'shown' } as const;
    const code = renderSnippet(request, language, options);
    const [command, ...args] = programs[language];
    const trusted = {
      CURL_CA_BUNDLE: authority.file,
      NODE_EXTRA_CA_CERTS: authority.file,
      SSL_CERT_FILE: authority.file,
    };
    const { stdout } = await execute(command, [...args, code], {
      cwd: dirname(authority.file),
      env: { PATH: process.env['PATH'], HOME: '/nowhere', ...trusted },
    });
    expect(stdout).toContain('answered');
    expect(seen.splice(0)).toEqual([
      { subject: 'CN=robot', target: 'POST /token?x=1', body: request.body },
    ]);
  },
);
