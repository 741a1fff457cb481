import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { viaRelay } from '#platform/transports/via-relay.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import { relayAnswerSchema, relayRequestSchema } from '#protocol/http/relay-wire.ts';
import { judgeRelayRequest } from '#relay/policy.ts';
import { anyJson, anyMembersOf } from '../../support/hostile-text.ts';

// The two sides of the relay share a form on the wire and no code: what one writes the other has to read.

afterEach(() => vi.unstubAllGlobals());

const url = 'https://as.example/token';
const never = new AbortController().signal;

function answerWith(answer: () => Response) {
  const fetch = vi.fn(async (_address: string, _init: RequestInit) => answer());
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/).map((name) => `x-${name}`);
const value = fc.string({ unit: fc.constantFrom(...' aZ09;,="%\té') });
const request: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PATCH', 'QUERY'),
  url: fc.webUrl({ withQueryParameters: true }).map((one) => new URL(one).href),
  headers: fc.array(fc.tuple(token, value), { maxLength: 4 }),
  body: fc.option(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array().map((bytes) => new Uint8Array(bytes)),
    ),
  ),
});

it('carries every request to the sender as it was, its body byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(request, async (sent) => {
      const fetch = answerWith(() => Response.json(null));
      await viaRelay(sent, never);
      const wire: unknown = JSON.parse(String(fetch.mock.calls[0]?.[1].body));
      const judged = judgeRelayRequest(relayRequestSchema.parse(wire));
      if (!judged.allowed) throw new Error(judged.reason);
      const { method, url: to, headers, body } = judged.order;
      expect({ method, url: to.href, headers }).toEqual({
        ...{ method: sent.method, url: sent.url },
        headers: sent.headers.map((pair) => [...pair]),
      });
      const bytes = typeof sent.body === 'string' ? Buffer.from(sent.body) : sent.body;
      expect(body === null ? null : [...body]).toEqual(bytes === null ? null : [...bytes]);
    }),
  );
});

const members = anyMembersOf('method', 'url', 'headers', 'body', 'encoding', 'text');

it('throws for nothing that is posted to it, and sends only what is an order', () => {
  fc.assert(
    fc.property(fc.oneof(anyJson, members), (posted) => {
      const parsed = relayRequestSchema.safeParse(posted);
      if (!parsed.success) return;
      const judged = judgeRelayRequest(parsed.data);
      if (judged.allowed) expect(judged.order.url.protocol).toMatch(/^https?:$/);
      else expect(judged.reason).not.toBe('');
    }),
  );
  const odd = fc.record({
    method: fc.string(),
    url: fc.oneof(fc.string(), fc.constantFrom('file:///etc/passwd', 'http://u:p@a/', 'data:,')),
    headers: fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 3 }),
    body: fc.option(
      fc.record({
        encoding: fc.constantFrom('utf-8' as const, 'base64' as const),
        text: fc.string(),
      }),
    ),
  });
  fc.assert(
    fc.property(odd, (order) => {
      const judged = judgeRelayRequest(order);
      if (judged.allowed) {
        expect([judged.order.url.username, judged.order.url.password]).toEqual(['', '']);
        for (const pair of judged.order.headers) expect(pair.join('')).not.toMatch(/[\r\n\0]/);
      }
    }),
  );
});

it('is a problem of the relay, whatever else answers in its place', async () => {
  const answers = anyMembersOf('ok', 'response', 'problem', 'code', 'status', 'headers', 'body');
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.oneof(anyJson, answers).map((one) => JSON.stringify(one)),
  );
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 200, max: 599 }), async (body, status) => {
      const isBare = [204, 205, 304].includes(status);
      answerWith(() => new Response(isBare ? null : body, { status }));
      const { method, headers } = { method: 'GET', headers: [] };
      const answer = await viaRelay({ method, url, headers, body: null }, never);
      expect(answer).toMatchObject({ ok: false, problem: { code: 'relay_refused', url } });
    }),
  );
});

it('gives the page every answer as the relay wrote it', async () => {
  const response = fc.record({
    status: fc.integer({ min: 100, max: 999 }),
    statusText: fc.string(),
    headers: fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 3 }),
    body: fc.string({ unit: 'binary' }),
    bodyEncoding: fc.constantFrom('utf-8', 'base64'),
    headersSeen: fc.constant('all'),
    durationMilliseconds: fc.nat(),
    receivedAt: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(response, async (written) => {
      const wire = { ok: true, response: written };
      expect(relayAnswerSchema.parse(wire)).toEqual(wire);
      answerWith(() => Response.json(wire));
      const answer = await viaRelay({ method: 'GET', url, headers: [], body: null }, never);
      expect(answer).toEqual({ ok: true, value: written });
    }),
  );
});
