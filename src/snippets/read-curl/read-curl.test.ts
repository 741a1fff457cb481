import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { emptyCallDraft } from '#protocol/api-call/call-draft.ts';
import { draftFromRequest } from '#protocol/api-call/draft-from-request.ts';
import { prepareCall } from '#protocol/api-call/prepare-call.ts';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import { renderSnippet } from '#snippets/registry.ts';
import { readCurl, type ReadCurl } from './read-curl.ts';

const read = (command: string): ReadCurl => {
  const result = readCurl(command);
  if (!result.ok) throw new Error(`Failed to read: ${result.problem.code}`);
  return result.value;
};

const requestOf = (command: string): HttpRequest => {
  const { method, url, headers, body } = read(command);
  return { method, url, headers, body };
};

const says = (command: string) => read(command).notes.map(({ about }) => about);

const url = 'https://api.example/orders';
const formType = ['content-type', 'application/x-www-form-urlencoded'] as const;
const get = { method: 'GET', url, headers: [], body: null };
const post = { method: 'POST', url, headers: [formType] };

describe('what a shell makes of a command', () => {
  test.each([
    [`curl ${url}`, get],
    [`$ curl '${url}'`, get],
    [`curl.exe -s "${url}"`, get],
    [`curl --url ${url} -X DELETE`, { ...get, method: 'DELETE' }],
    [`curl -XPATCH ${url}`, { ...get, method: 'PATCH' }],
    [
      `curl \\\n  -H 'a: 1' \\\r\n  -H"b:2" ${url}`,
      {
        ...get,
        headers: [
          ['a', '1'],
          ['b', '2'],
        ],
      },
    ],
    [`curl ${url} \\  \n  -H 'a: 1'`, { ...get, headers: [['a', '1']] }],
    [`curl ${url}\n  -H 'a: 1'\n\nls`, { ...get, headers: [['a', '1']] }],
    [`curl ${url} -d 'it'\\''s'`, { ...post, body: "it's" }],
    [`curl ${url} -d "a\\"b\\$c\\\\d\\e"`, { ...post, body: 'a"b$c\\d\\e' }],
    [`curl ${url} -d $'a\\tb\\'\\x41\\u00e9\\101\\n'`, { ...post, body: "a\tb'AéA\n" }],
    [`curl ${url} -d $'\\xc3\\xa9'"é"\\ x`, { ...post, body: 'éé x' }],
    [`curl ${url} -d $'\\xff\\xfe'`, { ...post, body: new Uint8Array([255, 254]) }],
    [`curl ${url} # -d x`, get],
    [`curl ${url}#part`, { ...get, url: `${url}#part` }],
    [`FOO=1; curl ${url} 2>/dev/null | jq .`, get],
    [`curl api.example/x`, { ...get, url: 'http://api.example/x' }],
    [`curl ${url}?a=1&b=2`, { ...get, url: `${url}?a=1&b=2` }],
  ] as const)('%j', (command, request) => {
    expect(requestOf(command)).toEqual(request);
  });
});

describe('what the options of curl ask for', () => {
  test.each([
    ['-I', { ...get, method: 'HEAD' }],
    ['-d a=1 --data b=2', { ...post, body: 'a=1&b=2' }],
    ['-sSLd a', { ...post, body: 'a' }],
    ['--data-raw @a', { ...post, body: '@a' }],
    ["--data-urlencode 'n=a b&c' --data-urlencode '=é'", { ...post, body: 'n=a+b%26c&%C3%A9' }],
    ['-X GET -d x', { ...post, method: 'GET', body: 'x' }],
    [`-G -d a=1 -d b=2`, { ...get, url: `${url}?a=1&b=2` }],
    [`--url-query a=1`, { ...get, url: `${url}?a=1` }],
    [
      '-d x -H Content-Type:text/csv',
      { ...post, headers: [['Content-Type', 'text/csv']], body: 'x' },
    ],
    ['-d x -H content-type:', { ...post, headers: [], body: 'x' }],
    [
      `--json '{"a":1}'`,
      {
        ...post,
        headers: [
          ['content-type', 'application/json'],
          ['accept', 'application/json'],
        ],
        body: '{"a":1}',
      },
    ],
    ["-H 'X-Empty;' -H 'X-Out:'", { ...get, headers: [['X-Empty', '']] }],
    [
      '-u Aladdin:open\\ sesame',
      { ...get, headers: [['authorization', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==']] },
    ],
    ['--oauth2-bearer abc', { ...get, headers: [['authorization', 'Bearer abc']] }],
    [
      "-A me -e 'https://from.example/;auto'",
      {
        ...get,
        headers: [
          ['user-agent', 'me'],
          ['referer', 'https://from.example/'],
        ],
      },
    ],
    ["-b a=1 -b 'b=2; c=3'", { ...get, headers: [['cookie', 'a=1;b=2; c=3']] }],
    ['-r 0-99', { ...get, headers: [['range', 'bytes=0-99']] }],
    ['--request=PUT', { ...get, method: 'PUT' }],
  ] as const)('%s', (options, request) => {
    expect(requestOf(`curl ${options} ${url}`)).toEqual(request);
  });

  it('reads a multipart form, whose files are still to be chosen', () => {
    const form = read(`curl ${url} -F a=1 -F 'b=@"dir/p.png";type=image/png' --form-string c=@d`);
    expect(form.method).toBe('POST');
    expect(form.parts).toEqual([
      { name: 'a', value: '1', fileName: null },
      { name: 'b', value: '', fileName: 'p.png' },
      { name: 'c', value: '@d', fileName: null },
    ]);
    expect(form.notes.map(({ about }) => about)).toEqual(['dir/p.png']);
  });

  it('asks for the file that a body is in', () => {
    expect(read(`curl ${url} -d @body.json`)).toMatchObject({
      method: 'POST',
      body: null,
      wantsFile: true,
    });
    expect(read(`curl -T up.bin ${url}`)).toMatchObject({
      method: 'PUT',
      body: null,
      wantsFile: true,
    });
  });
});

it('says what is left out, and why', () => {
  expect(says(`curl -k -L --compressed -x http://proxy ${url}`)).toEqual([
    '--insecure',
    '--location',
    '--compressed',
    '--proxy',
  ]);
  expect(says(`curl -H "Authorization: Bearer $TOKEN" ${url}`)).toEqual(['$TOKEN']);
  expect(says(`curl -H 'X: $TOKEN' ${url}`)).toEqual([]);
  expect(says(`curl --frobnicate ${url} https://b.example --next -d x`)).toEqual([
    '--frobnicate',
    'https://b.example',
    '--next',
  ]);
  expect(says(`curl ${url} | jq .`)).toEqual(['| jq .']);
  expect(says(`curl api.example`)).toEqual(['api.example']);
  expect(says(`curl ${url} -d x -X POST -u a:b -G`)).toEqual([]);
});

test.each([
  ['', 'curl_not_found'],
  ['GET / HTTP/1.1', 'curl_not_found'],
  ['Invoke-WebRequest -Uri "https://a.example"', 'curl_is_powershell'],
  ["curl 'https://a.example", 'curl_quote_open'],
  ['curl https://a.example -H', 'curl_value_missing'],
  ['curl -s', 'curl_url_missing'],
])('%j is refused with a reason', (text, code) => {
  const result = readCurl(text);
  expect(result.ok ? null : result.problem.code).toBe(code);
});

describe('a command for cmd of Windows', () => {
  const wanted = {
    method: 'POST',
    url: `${url}?a=1&b=100%25`,
    headers: [
      ['accept', '*/*'],
      ['content-type', 'application/json'],
    ],
    body: '{"a":"b & <d>\n^e"}',
  };

  it('is read as browsers write it now', () => {
    const command = `curl ^"${url}?a=1^&b=100^%^25^" ^\r\n  -H ^"accept: */*^" ^\r\n  -H ^"content-type: application/json^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":^\\^"b ^& ^<d^>^\r\n\r\n^^e^\\^"^}^"`;
    expect(requestOf(command)).toEqual(wanted);
    expect(says(command)).toContain('^');
  });

  it('is read as browsers wrote it before', () => {
    const command = `curl "${url}" ^\n  -H "accept: */*" ^\n  --data-raw "a=^b"`;
    expect(requestOf(command)).toEqual({
      ...post,
      headers: [['accept', '*/*'], formType],
      body: 'a=^b',
    });
  });

  it('is not seen where a shell’s quotes hold a caret', () => {
    expect(requestOf(`curl ${url} -d '{"a":"^"}'`)).toEqual({ ...post, body: '{"a":"^"}' });
  });
});

const token = fc.stringMatching(/^[!#$%&'*+.^_`|~A-Za-z0-9-]{1,12}$/);
const byteText = fc
  .stringMatching(/^[\x01-\x09\x0e-\xff]{0,20}$/)
  .filter((text) => text.trim() === text);
const anyText = fc.string({ unit: 'binary' });
const method = fc.oneof(fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'DELETE'), token);
const body = fc.oneof(
  fc.constant(null),
  anyText,
  fc.uint8Array({ minLength: 1 }).map((bytes) => Uint8Array.from(bytes)),
  fc.array(fc.tuple(anyText, anyText)).map((pairs) => new URLSearchParams(pairs).toString()),
);

/** Requests as this app makes them. */
const anyRequest = fc
  .record({
    method,
    url: fc.webUrl({ withQueryParameters: true }),
    headers: fc.uniqueArray(fc.tuple(fc.oneof(token, fc.constant('content-type')), byteText), {
      selector: ([name]) => name.toLowerCase(),
    }),
    body,
  })
  .map(({ headers, ...rest }): HttpRequest => {
    const fields = headers.map(([name, value]) => ({ place: 'header' as const, name, value }));
    const made = assembleRequest(makeDraft(rest.method, rest.url, fields));
    if (!made.ok) throw new Error(`Failed to assemble: ${made.problem.code}`);
    return { ...made.value, body: rest.body };
  });

const real = { secrets: 'real', secretValues: [] } as const;

/** Bytes that are UTF-8 text and the text itself are the same on the wire. */
const onTheWire = ({ body: sent, headers, ...rest }: HttpRequest) => ({
  ...rest,
  headers,
  body: sent === null ? null : Buffer.from(sent).toString('latin1'),
});

it('reads what the code tab renders back to the same request', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const rendered = renderSnippet(request, 'curl', real);
      expect(onTheWire(requestOf(rendered))).toEqual(onTheWire(request));
    }),
    { numRuns: 500 },
  );
});

it('makes a draft of it that sends the same', () => {
  const sorted = (request: HttpRequest) => {
    const { headers, ...rest } = onTheWire(request);
    return { ...rest, headers: headers.toSorted(([one], [other]) => (one < other ? -1 : 1)) };
  };
  fc.assert(
    fc.property(anyRequest, (request) => {
      const draft = draftFromRequest(request, emptyCallDraft('bound'));
      const again = prepareCall(draft, null);
      expect(again.ok && sorted(again.value)).toEqual(sorted(request));
    }),
    { numRuns: 500 },
  );
});

it('throws and hangs on no text', () => {
  const piece = fc.constantFrom(
    'curl ',
    "'",
    '"',
    "$'",
    '\\',
    '\n',
    ' -d ',
    ' -H',
    '^',
    '${',
    '$(',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((all) => all.join('')),
  );
  fc.assert(fc.property(text, (pasted) => void readCurl(`curl ${pasted}`)));
  for (const one of ["'", '"', "$'", '\\', '${', '$(', '`', ' -d', '^"', '\n-', '&', '=', '@']) {
    readCurl(`curl ${one.repeat(200_000 / one.length)}`);
  }
});
