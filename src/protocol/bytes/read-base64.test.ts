import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64Url, encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { encodeBase64 } from '#protocol/keys/pem.ts';
import { readBase64 } from './read-base64.ts';

const codes = (text: string, variant: 'base64url' | 'base64' = 'base64url') => {
  const read = readBase64(text, variant);
  return read.ok ? read.value.departures.map(({ code }) => code) : [read.problem.code];
};

test('what an encoder wrote is read without a departure', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      for (const [text, variant] of [
        [encodeBase64Url(bytes), 'base64url'],
        [encodeBase64(bytes), 'base64'],
      ] as const) {
        const read = readBase64(text, variant);
        expect(read.ok && [...read.value.bytes]).toEqual([...bytes]);
        expect(read.ok && read.value.departures).toEqual([]);
      }
    }),
  );
});

test('no departure is named exactly where the strict reader of tokens takes the text', () => {
  const text = fc.string({ unit: fc.constantFrom(...'AQgw-_+/= \n!ä') });
  fc.assert(
    fc.property(text, (written) => {
      const read = readBase64(written, 'base64url');
      const isCanonical = read.ok && read.value.departures.length === 0;
      expect(isCanonical).toBe(decodeBase64Url(written).ok);
    }),
    { numRuns: 2000 },
  );
});

test('each leniency is named with its place, and the bytes are the same', () => {
  const read = readBase64('-_ +A=', 'base64url');
  expect(read).toMatchObject({
    ok: true,
    value: {
      departures: [
        { code: 'white_space', index: 2 },
        { code: 'other_alphabet', index: 3, character: '+' },
        { code: 'padding_given', index: 5 },
      ],
    },
  });
  expect(readBase64('QR', 'base64url')).toMatchObject({
    value: { departures: [{ code: 'trailing_bits', index: 1, character: 'R', meant: 'Q' }] },
  });
});

test('plain base64 misses its padding and complains of the other alphabet', () => {
  expect(codes('QQ', 'base64')).toEqual(['padding_count']);
  expect(codes('-_8=', 'base64')).toEqual(['other_alphabet']);
  expect(codes('QQ==', 'base64')).toEqual([]);
});

test('what cannot be bytes is refused with the place', () => {
  expect(readBase64('QUJ💥', 'base64url')).toEqual({
    ok: false,
    problem: { code: 'base64_character', index: 3, character: '💥' },
  });
  expect(codes('QQ==QQ==')).toEqual(['base64_after_padding']);
  expect(codes('QUJDR')).toEqual(['base64_length']);
});
