import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';

test('the pieces of any text are the text again', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('plain', 'http', 'json'), (text, language) => {
      const pieces = highlight(text, language);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    }),
  );
});

test('colours header names up to the blank line, and the JSON after it', () => {
  const pieces = highlight('HTTP/1.1 200 OK\nx-a: 1\n\n{"b": "c"}', 'http');
  const named = pieces.filter(({ kind }) => kind === 'name').map(({ text }) => text);
  expect(named).toEqual(['x-a:', '"b":']);
});
