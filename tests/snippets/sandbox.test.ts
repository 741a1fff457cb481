import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { promisify } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { assembleHost } from '#host/assemble.ts';
import { encodeBasicCredentials, encodeForm } from '#protocol/http/form-encoding.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import { listSnippetVariables, renderSnippet } from '#snippets/registry.ts';
import { close, listen } from '../support/listen.ts';

vi.setConfig({ testTimeout: 60_000 });

const execute = promisify(execFile);
const form = ['content-type', 'application/x-www-form-urlencoded'] as const;
const client = { id: 'backend', secret: 'backend-secret-of-the-default-sandbox' };

let server: Server;
let issuer: string;

beforeAll(async () => {
  server = createServer();
  const port = await listen(server);
  issuer = `http://localhost:${port}/sandbox/default`;
  const host = assembleHost({
    names: { onLoopback: true, allowed: [] },
    relay: 'off',
    app: () => Promise.resolve(new Response(null, { status: 404 })),
  });
  const listener = getRequestListener(host.fetch, { overrideGlobalObjects: false });
  server.on('request', (request, response) => void listener(request, response));
});

afterAll(() => close(server));

const programs = [
  ['curl', 'bash', ['-c']],
  ['javascript', process.execPath, ['--input-type=module', '-e']],
  ['node', process.execPath, ['--input-type=module', '-e']],
  ['python', 'python3', ['-c']],
] as const;

test.each(programs)('%s gets a token from the sandbox', async (language, command, args) => {
  const request: HttpRequest = {
    method: 'POST',
    url: `${issuer}/token`,
    headers: [form, ['authorization', encodeBasicCredentials(client.id, client.secret)]],
    body: encodeForm([['grant_type', 'client_credentials']]),
  };
  for (const secrets of ['environment', 'real'] as const) {
    const choice = { secrets, secretValues: [] };
    const variables = listSnippetVariables(request, choice);
    const env = Object.fromEntries(variables.map(({ name, value }) => [name, value]));
    const code = renderSnippet(request, language, choice);
    const { stdout } = await execute(command, [...args, code], {
      env: { PATH: process.env['PATH'], ...env },
    });
    expect(stdout).toMatch(/"token_type":\s*"Bearer"/);
  }
});
