import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { encodeBasicCredentials, encodeForm } from '#protocol/http/form-encoding.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import { listSnippetVariables, renderSnippet, type SnippetLanguage } from '#snippets/registry.ts';
import type { SnippetOptions } from '#snippets/template.ts';
import { startCaptureServer, type CapturedRequest } from '../support/capture-server.ts';

// Each test starts an interpreter or two.
vi.setConfig({ testTimeout: 60_000 });

const execute = promisify(execFile);

const programs = {
  curl: ['bash', '-c'],
  javascript: [process.execPath, '--input-type=module', '-e'],
  node: [process.execPath, '--input-type=module', '-e'],
  python: ['python3', '-c'],
} as const satisfies Partial<Record<SnippetLanguage, readonly string[]>>;

type Runnable = keyof typeof programs;
const languages = Object.keys(programs) as Runnable[];

const surroundings = { PATH: process.env['PATH'], HOME: '/nowhere', LANG: 'C.UTF-8' };

const awkward: Readonly<Record<string, string>> = {
  quotes: `it's "quoted" \`so\``,
  dollars: '$HOME ${PATH} $(id) $$ %s',
  backslashes: '\\ \\n \\\\x41 \\',
  spaces: ' two  spaces ',
  signs: 'a+b&c=d%20e;f#g?h',
  exclamations: '!! !x ~*()',
  newlines: 'one\ntwo\r\nthree\ttab\n',
  unicode: 'é ß 漢字 🎟 \u2028\u2029 \u202e',
  empty: '',
  at: '@/etc/hostname',
  brackets: '{a,b} [1-3] <x> |',
};

const formType = ['content-type', 'application/x-www-form-urlencoded'] as const;

function form(path: string, pairs: readonly (readonly [string, string])[]): HttpRequest {
  return { method: 'POST', url: `${origin}${path}`, headers: [formType], body: encodeForm(pairs) };
}

// Stands for the address of the server that each run starts for itself.
const origin = 'http://127.0.0.1:5140';

/** Runs a request's snippet as a person would, and gives what arrived. */
async function runSnippet(
  request: HttpRequest,
  language: Runnable,
  options: SnippetOptions,
): Promise<CapturedRequest> {
  const server = await startCaptureServer();
  try {
    const own = { ...request, url: request.url.replace(origin, server.origin) };
    const code = renderSnippet(own, language, options);
    const variables = listSnippetVariables(own, options);
    const env = Object.fromEntries(variables.map(({ name, value }) => [name, value]));
    const [command, ...args] = programs[language];
    await execute(command, [...args, code], { env: { ...surroundings, ...env } });
    expect(server.requests.length).toBe(1);
    return server.requests[0]!;
  } finally {
    await server.close();
  }
}

function bytesOf(body: HttpRequest['body']): Buffer {
  return Buffer.from(body ?? '');
}

/** Method, target and body, and each header that the app sets, as the wire must have them. */
async function expectSame(request: HttpRequest, language: Runnable): Promise<void> {
  const seen = await runSnippet(request, language, { secrets: 'real', secretValues: [] });
  const url = new URL(request.url);
  expect(seen.method).toBe(request.method);
  expect(seen.target).toBe(`${url.pathname}${url.search}`);
  expect(seen.body.equals(bytesOf(request.body)), seen.body.toString()).toBe(true);
  for (const [name, value] of request.headers) {
    const arrived = seen.headers.filter(([key]) => key.toLowerCase() === name.toLowerCase());
    expect(arrived.map(([, one]) => one.trim())).toEqual([value.trim()]);
  }
}

/** Form pairs of the body, pairs of the query, and the two halves of Basic credentials. */
function decoded(request: Pick<CapturedRequest, 'target' | 'headers' | 'body'>) {
  const authorization = request.headers.find(([name]) => /^authorization$/i.test(name))?.[1] ?? '';
  const basic = /^Basic (.+)$/.exec(authorization)?.[1];
  const halves = basic === undefined ? [] : atob(basic).split(':');
  return {
    body: [...new URLSearchParams(request.body.toString())],
    query: [...new URL(request.target, origin).searchParams],
    credentials: halves.map((half) => new URLSearchParams(`x=${half}`).get('x')),
    authorization: basic === undefined ? authorization : 'Basic',
  };
}

async function expectSamePairs(
  request: HttpRequest,
  language: Runnable,
  secretValues: SnippetOptions['secretValues'],
): Promise<void> {
  const options = { secrets: 'environment', secretValues } as const;
  const seen = await runSnippet(request, language, options);
  const { pathname, search } = new URL(request.url);
  const target = `${pathname}${search}`;
  const { headers, body } = request;
  expect(seen.method).toBe(request.method);
  expect(decoded(seen)).toEqual(decoded({ target, headers, body: bytesOf(body) }));
}

describe.concurrent.each(languages)('%s with real values sends the same bytes', (language) => {
  test.each(Object.keys(awkward))('in a form: %s', async (name) => {
    const value = awkward[name] ?? '';
    const pairs = [
      ['grant_type', 'x'],
      ['scope', value],
      ['client_secret', value],
    ] as const;
    await expectSame(form('/token', pairs), language);
  });

  test('where names are awkward or repeated', async () => {
    const names = Object.values(awkward).map((value) => [value, value] as const);
    await expectSame(form('/token?a=b+c&d=%20&e=$x&f=[1]{2}', [...names, ...names]), language);
  });

  test('where the form is empty', async () => {
    await expectSame(form('/token', []), language);
  });

  test('where a form is not written as a browser would', async () => {
    await expectSame({ ...form('/t', []), body: 'a=b c&&x=%7e\'"$y\n&z' }, language);
  });

  test('in JSON', async () => {
    const headers = [['Content-Type', 'application/json']] as const;
    const url = `${origin}/api/%C3%A9`;
    await expectSame({ method: 'PUT', url, headers, body: JSON.stringify(awkward) }, language);
  });

  test('in text with line breaks, quotes and a leading @', async () => {
    const headers = [['content-type', 'text/plain']] as const;
    const body = `@${Object.values(awkward).join('\n')}`;
    await expectSame({ method: 'POST', url: `${origin}/`, headers, body }, language);
  });

  test('in bytes that are no text, and in text with NUL', async () => {
    const headers = [['content-type', 'application/octet-stream']] as const;
    const request = { method: 'POST', url: `${origin}/`, headers };
    await expectSame({ ...request, body: new Uint8Array([0, 255, 10, 13, 39]) }, language);
    await expectSame({ ...request, body: 'a\0b' }, language);
  });

  test('in headers', async () => {
    const headers = [
      ['Accept', 'application/json'],
      ['X-Quotes', `it's "q" \`x\` \\n $HOME $(id) %s !! @x`],
      ['X-Latin', 'caf\u00e9 \u00ff'],
      ['X-Empty', ''],
      ['Authorization', encodeBasicCredentials("o'clock", 'a b:c$d+é')],
    ] as const;
    await expectSame({ method: 'GET', url: `${origin}/api?x=1`, headers, body: null }, language);
  });

  test.each(['DELETE', 'HEAD', 'OPTIONS', 'PATCH'])('of a %s without a body', async (method) => {
    await expectSame({ method, url: `${origin}/a/b%2Fc`, headers: [], body: null }, language);
  });
});

describe.concurrent.each(languages)('%s with variables sends the same pairs', (language) => {
  const values = Object.keys(awkward).filter((name) => name !== 'empty');

  test('in a form', async () => {
    const secretValues = values.map((name) => ({ name, value: awkward[name] ?? '' }));
    const pairs = secretValues.flatMap(({ name, value }) => [
      [`scope ${name}`, `x${value}`] as const,
      [name, value] as const,
      ['code', `c${value}`] as const,
    ]);
    await expectSamePairs(form('/token', pairs), language, secretValues);
  });

  test.each(values)('in Basic credentials: %s', async (name) => {
    const value = awkward[name] ?? '';
    const headers = [
      formType,
      ['authorization', encodeBasicCredentials(`id ${value}`, value)],
    ] as const;
    await expectSamePairs({ ...form('/token', [['a', '']]), headers }, language, []);
  });

  test('in a repeated, an empty and an unusually written parameter', async () => {
    const pairs = [
      ['code', 'one'],
      ['code', 'two'],
      ['code', 'one'],
      ['code', ''],
    ] as const;
    await expectSamePairs(form('/token', pairs), language, []);
    const body = "a=b c&client_secret=s%7e+'t&x=%7e";
    await expectSamePairs({ ...form('/t', []), body }, language, []);
  });

  test('in the query and in a Bearer header', async () => {
    const url = `${origin}/api?a=1&access_token=${encodeURIComponent(awkward['signs'] ?? '')}&b=~`;
    const headers = [['Authorization', 'Bearer abc.def$x']] as const;
    await expectSamePairs({ method: 'GET', url, headers, body: null }, language, []);
  });
});
