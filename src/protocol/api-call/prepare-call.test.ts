import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HttpRequest } from '#protocol/http/message.ts';
import { renderRequest } from '#protocol/http/render-message.ts';
import { decodeUserPassword, encodeUserPassword } from './basic-credentials.ts';
import {
  emptyCallDraft,
  noCredential,
  type CallBody,
  type CallCredential,
  type CallDraft,
  type CallPart,
} from './call-draft.ts';
import { prepareCall } from './prepare-call.ts';

const empty = { ...emptyCallDraft('bound'), url: 'https://api.example/orders?page=1', headers: [] };

function prepared(draft: Partial<CallDraft>, held: Parameters<typeof prepareCall>[1] = null) {
  const request = prepareCall({ ...empty, ...draft }, held);
  if (!request.ok) throw new Error(`Failed to prepare: ${request.problem.code}`);
  return request.value;
}

const withCredential = (credential: Partial<CallCredential>): HttpRequest =>
  prepared({ credential: { ...noCredential, ...credential } });

const withBody = (body: Partial<CallBody>, draft: Partial<CallDraft> = {}): HttpRequest =>
  prepared({ method: 'POST', ...draft, body: { ...empty.body, ...body } });

const part = (name: string, value: string, more: Partial<CallPart> = {}): CallPart => ({
  ...{ id: name, name, value, included: true, file: null },
  ...more,
});

test('headers come in their order, without those that are left out or still empty', () => {
  const headers = [
    { id: '1', name: 'accept', value: 'text/csv', included: true },
    { id: '2', name: 'X-A', value: '1', included: false },
    { id: '3', name: '', value: '', included: true },
    { id: '4', name: ' X-B ', value: '2', included: true },
  ];
  expect(prepared({ headers }).headers).toEqual([
    ['accept', 'text/csv'],
    ['X-B', '2'],
  ]);
});

test('a row that cannot be a header is named by its id', () => {
  const headers = [{ id: 'header.7', name: 'a b', value: '', included: true }];
  const request = prepareCall({ ...empty, headers }, null);
  expect(request.ok ? null : request.problem).toMatchObject({ fieldId: 'header.7' });
});

test.each([
  [{ kind: 'none' }, []],
  [{ kind: 'bearer', token: 'abc' }, [['authorization', 'Bearer abc']]],
  // RFC 7617 §2 and §2.1.
  [
    { kind: 'basic', username: 'Aladdin', password: 'open sesame' },
    [['authorization', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==']],
  ],
  [
    { kind: 'basic', username: 'test', password: '123£' },
    [['authorization', 'Basic dGVzdDoxMjPCow==']],
  ],
  [
    { kind: 'twilio', username: 'AC1', password: 't' },
    [['authorization', `Basic ${btoa('AC1:t')}`]],
  ],
  [{ kind: 'stripe', key: 'sk_test_1' }, [['authorization', `Basic ${btoa('sk_test_1:')}`]]],
  [{ kind: 'stripe-bearer', key: 'sk_test_1' }, [['authorization', 'Bearer sk_test_1']]],
  [{ kind: 'sendgrid', key: 'SG.1' }, [['authorization', 'Bearer SG.1']]],
  [{ kind: 'api-key-header', keyName: 'X-Key', key: 'k' }, [['X-Key', 'k']]],
] as const)('credential %j goes in its header', (credential, headers) => {
  expect(withCredential(credential).headers).toEqual(headers);
});

test('an API key in the query follows the query that is there', () => {
  const request = withCredential({ kind: 'api-key-query', keyName: 'key', key: 'a&b' });
  expect(request).toMatchObject({
    url: 'https://api.example/orders?page=1&key=a%26b',
    headers: [],
  });
});

test('a token of a run goes with its proof, and is left out as long as there is none', () => {
  const credential = { ...noCredential, kind: 'run' } as const;
  expect(prepared({ credential }).headers).toEqual([]);
  const held = { accessToken: 'abc', scheme: 'DPoP', proof: 'e30.e30.AA' } as const;
  expect(prepared({ credential }, held).headers).toEqual([
    ['authorization', 'DPoP abc'],
    ['dpop', 'e30.e30.AA'],
  ]);
});

test('each kind of body has its content type, unless a header gives one', () => {
  const json = { kind: 'json', json: '{"a":1}' } as const;
  expect(withBody(json)).toMatchObject({
    body: '{"a":1}',
    headers: [['content-type', 'application/json']],
  });
  const headers = [{ id: '1', name: 'Content-Type', value: 'application/ld+json', included: true }];
  expect(withBody(json, { headers }).headers).toEqual([['Content-Type', 'application/ld+json']]);
  const parts = [part('a', 'b c'), part('d', '', { included: false }), part('a', '&')];
  expect(withBody({ kind: 'form', parts })).toMatchObject({ body: 'a=b+c&a=%26' });
  expect(withBody({ kind: 'text', text: 'x', textType: 'text/csv' })).toMatchObject({
    body: 'x',
    headers: [['content-type', 'text/csv']],
  });
});

test('text without a content type goes as bytes, to which no browser adds one', () => {
  const request = withBody({ kind: 'text', text: 'é', textType: ' ' });
  expect(request).toMatchObject({ headers: [], body: new Uint8Array([0xc3, 0xa9]) });
  expect(renderRequest(request)).toMatch(/\n\né$/);
});

test('a multipart body has its texts and files as browsers write them', () => {
  const file = { name: 'a"b.bin', type: '', bytes: new Uint8Array([0, 255]) };
  const parts = [part('é"', '1\n2'), part('upload', 'ignored', { file })];
  const { body, headers } = withBody({ kind: 'multipart', parts });
  expect(headers).toEqual([['content-type', 'multipart/form-data; boundary=bound']]);
  expect(body).toEqual(
    new Uint8Array([
      ...new TextEncoder().encode(
        '--bound\r\ncontent-disposition: form-data; name="é%22"\r\n\r\n1\n2\r\n' +
          '--bound\r\ncontent-disposition: form-data; name="upload"; filename="a%22b.bin"\r\n' +
          'content-type: application/octet-stream\r\n\r\n',
      ),
      ...[0, 255],
      ...new TextEncoder().encode('\r\n--bound--\r\n'),
    ]),
  );
  expect(withBody({ kind: 'multipart', parts: [] }).body).toBe('--bound--\r\n');
});

test('a multipart body is read by another parser as what was written', async () => {
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !/[\r\n"\ud800-\udfff]/.test(one));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text)), async (pairs) => {
      const parts = pairs.map(([name, value]) => part(name, value));
      const { body, headers } = withBody({ kind: 'multipart', boundary: 'b0undary', parts });
      if (parts.length === 0) return;
      const form = await new Response(String(body), {
        headers: headers.map(([name, value]): [string, string] => [name, value]),
      }).formData();
      expect([...form]).toEqual(pairs);
    }),
  );
});

test('user and password are read back as they were written, and other credentials are not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, word) => {
      const username = name.replaceAll(':', '');
      const password = word;
      const header = encodeUserPassword(username, password);
      expect(decodeUserPassword(header)).toEqual({ username, password });
    }),
  );
  for (const other of ['Bearer abc', 'Basic', 'Basic !', 'Basic YQ==', 'Basic /zo=']) {
    expect(decodeUserPassword(other)).toBeNull();
  }
});

test('whatever is typed, a call is prepared or refused, and never thrown', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (...typed) => {
      const [method, url, name, value] = typed;
      const headers = [{ id: '1', name, value, included: true }];
      const credential = { ...noCredential, kind: 'api-key-header', keyName: value, key: name };
      const request = prepareCall(
        { ...empty, method, url, headers, credential: { ...credential, kind: 'api-key-header' } },
        null,
      );
      if (request.ok) renderRequest(request.value);
    }),
  );
});
