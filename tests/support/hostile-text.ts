import fc from 'fast-check';
import { expect } from 'vitest';

/** Members that parsers look for, besides those that nobody meant. */
const names = ['__proto__', 'constructor', 'toString', 'keys', 'kty', 'type', 'error', 'value'];

/** Any JSON value, with the names that trip up a program among its members. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), tie('value')), {
        maxLength: 4,
      })
      .map((members) => Object.fromEntries(members)),
  ),
})).value;

/** What `String` and `join` throw for. */
const unprintable = fc.constantFrom<unknown>(
  { toString: 0 },
  [{ toString: null }],
  [[{ toString: 0 }]],
);

/** Members of an object of which some are as they should be called, each with any value. */
export function anyMembersOf(...known: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const name = fc.oneof(fc.constantFrom(...known), fc.constantFrom(...names), fc.string());
  return fc
    .array(fc.tuple(name, fc.oneof({ weight: 3, arbitrary: anyJson }, unprintable)), {
      maxLength: 8,
    })
    .map((members) => Object.fromEntries(members));
}

/** Any text at all, and what looks like the beginning or the middle of something known. */
export function anyTextWith(...pieces: readonly string[]): fc.Arbitrary<string> {
  const text = fc.string({ unit: 'binary' });
  if (pieces.length === 0) return fc.oneof(text, fc.json());
  const piece = fc.oneof(fc.constantFrom(...pieces), text);
  return fc.oneof(
    text,
    fc.json(),
    fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
  );
}

const length = 250_000;

/** A great deal of the same: where reading back and forth would take minutes. */
export function longTexts(...pieces: readonly string[]): readonly string[] {
  return pieces.map((piece) => piece.repeat(Math.ceil(length / piece.length)));
}

/** Far more than any of it takes. */
const limitSeconds = 5;

/** Fails where something keeps the processor busy for long, whatever else keeps the machine busy. */
export async function expectSoon(work: () => unknown): Promise<void> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1e6).toBeLessThan(limitSeconds);
}
