import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainBytesProblem } from './explain-bytes.ts';
import { readHex, writeHex } from './read-hex.ts';
import { readOctets, writeOctets } from './read-octets.ts';
import { badUtf8At, decodeUtf8 } from './utf8.ts';

test('hexadecimal and decimal bytes come back as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(readHex(writeHex(bytes))).toEqual({ ok: true, value: bytes });
      expect(readOctets(writeOctets(bytes))).toEqual({ ok: true, value: bytes });
    }),
  );
});

test('hexadecimal is read however a tool writes it', () => {
  const bytes = Uint8Array.from([0xde, 0xad, 0xbe, 0xef]);
  for (const text of ['DE:AD:BE:EF', '0xde, 0xad, 0xbe, 0xef', '\\xde\\xad\\xbe\\xef', 'dead beef'])
    expect(readHex(text), text).toEqual({ ok: true, value: bytes });
});

test('no text makes a reader throw, and a refusal is in words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const read of [readHex(text), readOctets(text)])
        if (!read.ok) expect(explainBytesProblem(read.problem)).toMatch(/\.$/);
    }),
  );
});

test('what is no byte is named with its place', () => {
  expect(readHex('de xg')).toMatchObject({ problem: { code: 'hex_character', index: 3 } });
  expect(readHex('abc')).toMatchObject({ problem: { code: 'hex_odd', digits: 3 } });
  expect(readOctets('[1, 256]')).toMatchObject({
    problem: { code: 'octet_range', index: 4, number: '256' },
  });
  expect(readOctets('1, -2')).toMatchObject({ problem: { code: 'octet_character', index: 3 } });
});

test('the first byte that is not UTF-8 is found', () => {
  expect(decodeUtf8(Uint8Array.from([0x61, 0xff]))).toBeNull();
  expect(badUtf8At(Uint8Array.from([0x61, 0xc3, 0xa4, 0xff, 0x61]))).toBe(3);
});
