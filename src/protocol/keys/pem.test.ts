import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePem, encodePem } from './pem.ts';

it('reads back what it wrote, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
      const read = decodePem(encodePem('PUBLIC KEY', bytes));
      expect(read.ok ? read.value.map(({ label, der }) => [label, [...der]]) : read).toEqual([
        ['PUBLIC KEY', [...bytes]],
      ]);
    }),
  );
});

it('throws for no text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('-----BEGIN A-----', '-----END A-----', '-----', '\n', '\\n', 'MAA=', ':'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(typeof decodePem(pieces.join('')).ok).toBe('boolean');
    }),
  );
});

it('reads line ends that were escaped, text around blocks, and several blocks', () => {
  const one = encodePem('CERTIFICATE', Uint8Array.of(1)).replaceAll('\n', '\\n');
  const read = decodePem(
    `subject=/CN=a\n${one}\nissuer\r\n${encodePem('PUBLIC KEY', Uint8Array.of(2))}`,
  );
  expect(read.ok ? read.value.map(({ label }) => label) : read).toEqual([
    'CERTIFICATE',
    'PUBLIC KEY',
  ]);
});

it('names what is wrong with a block', () => {
  expect(decodePem('-----BEGIN A-----\nMAA=\n-----END B-----')).toEqual({
    ok: false,
    problem: { code: 'pem_wrong_end', label: 'A', found: 'B' },
  });
  expect(decodePem('-----BEGIN A-----\n-----END A-----')).toEqual({
    ok: false,
    problem: { code: 'pem_empty', label: 'A' },
  });
  expect(decodePem('nothing')).toEqual({ ok: false, problem: { code: 'pem_none' } });
});

it('is quick with ten million dashes', () => {
  expect(decodePem('-'.repeat(1e7)).ok).toBe(false);
  expect(decodePem(`-----BEGIN A-----${' '.repeat(1e7)}`).ok).toBe(false);
});
