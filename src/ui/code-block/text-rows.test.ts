import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitIntoBlocks } from './split-into-blocks.ts';
import { cutIntoRows } from './text-rows.ts';

const lines = fc
  .array(fc.oneof(fc.string(), fc.string({ minLength: 350, maxLength: 1300 })), { maxLength: 150 })
  .map((list) => list.join('\n'));

test('the rows of any text are the text again, and none is wide', () => {
  fc.assert(
    fc.property(lines, (text) => {
      const rows = cutIntoRows(text);
      const all = Array.from({ length: rows.count }, (_, index) => rows.rowAt(index));
      expect(all.join('')).toBe(text);
      expect(Math.max(0, ...all.map(({ length }) => length))).toBeLessThanOrEqual(400);
    }),
  );
});

test('a character is found in the row that holds it', () => {
  fc.assert(
    fc.property(lines, fc.nat(), (text, some) => {
      fc.pre(text !== '');
      const rows = cutIntoRows(text);
      const character = some % text.length;
      const row = rows.rowOf(character);
      const before = Array.from({ length: row }, (_, index) => rows.rowAt(index)).join('').length;
      expect(character).toBeGreaterThanOrEqual(before);
      expect(character).toBeLessThan(before + rows.rowAt(row).length);
    }),
  );
});

test('the blocks of any text are the text again', () => {
  fc.assert(
    fc.property(lines, (text) => {
      expect(splitIntoBlocks(text).join('')).toBe(text);
    }),
  );
});
