import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readCurl } from '#snippets/read-curl/read-curl.ts';
import { startCaptureServer, type CaptureServer } from '../support/capture-server.ts';

// Each test starts bash and curl.
vi.setConfig({ testTimeout: 60_000 });

const execute = promisify(execFile);
const surroundings = { PATH: process.env['PATH'], HOME: '/nowhere', LANG: 'C.UTF-8' };

let server: CaptureServer;
beforeAll(async () => void (server = await startCaptureServer()));
afterAll(() => server.close());

/** What bash and curl make of a command is what is read out of it. */
test.each([
  `curl URL/a`,
  `curl -s URL/a?x=1\\&y=%20`,
  `curl "URL/a" -XPUT -d 'it'\\''s' -H "X-A: \\"1\\" \\\\ \\$HOME"`,
  `curl URL/a -d $'\\ttab \\x41\\u00e9\\u{}\\'\\\\ \\101\\n' -d b`,
  `curl URL/a -H $'X-Latin: \\xe9' --data-binary $'\\xff\\xfe'`,
  `curl URL/a \\\n  -H 'Content-Type: application/json' \\\n  --data-raw '{"a": [1, "é"]}'`,
  `curl URL/a -G -d a=1 --data-urlencode 'q=a b&c=é/~'`,
  `curl URL/a?z=1 -G --data-urlencode '=x y' -d b`,
  `curl URL/a --json '{"a":1}' --json '{}'`,
  `curl URL/a --json '{}' -H 'Accept: text/plain'`,
  `curl -u 'Aladdin:open sesame' URL/a`,
  `curl -b 'a=1' -b "b=2" -A me -e http://from.example/ -r 0-9 URL/a`,
  `curl -H 'X-Empty;' -H 'accept:' -d x -H 'content-type:' URL/a`,
  `curl -X DELETE --oauth2-bearer abc --compressed URL/a`,
  `curl URL/a -d "a=1" 2>/dev/null # -d b`,
  `printf '%s' 'AAEC/w==' | base64 --decode | curl URL/a --data-binary @-`,
])('%s', async (written) => {
  server.clear();
  const command = written.replaceAll('URL', server.origin);
  await execute('bash', ['-c', command], { env: surroundings });
  const seen = server.requests[0];
  const read = readCurl(command);
  if (!read.ok || seen === undefined) throw new Error('Failed to read or to send');
  const { method, url, headers, body } = read.value;
  expect(method).toBe(seen.method);
  // Some versions of curl write the digits of an address in lower case, which is the same address.
  const upper = (text: string) => text.replaceAll(/%[\da-f]{2}/gi, (one) => one.toUpperCase());
  expect(upper(url)).toBe(upper(`${server.origin}${seen.target}`));
  expect(Buffer.from(body ?? '').equals(seen.body), seen.body.toString()).toBe(true);
  const added = new Set(['host', 'user-agent', 'accept', 'content-length', 'accept-encoding']);
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  const arrived = seen.headers
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .filter(([name]) => named.has(name) || !added.has(name));
  const sorted = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, value]) => `${name.toLowerCase()}: ${value}`).toSorted();
  expect(sorted(headers)).toEqual(sorted(arrived));
});
