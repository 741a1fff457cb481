import type { JsonProblem } from '#protocol/jwt/json-tree.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';

/** What is wrong with a value that a person writes, and where in its text. */
export interface ValueFault {
  /** A `hint` may be meant so; an `error` the server has to refuse. */
  readonly severity: 'error' | 'hint';
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly spec: SpecRef;
}

/** Line and column of a character of a text, both from 1. */
export function positionAt(text: string, index: number): Pick<ValueFault, 'line' | 'column'> {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Where a text ends being JSON, and what should stand there. @see RFC 8259 §2 */
export function syntaxFault(text: string, { index, expected }: JsonProblem): ValueFault {
  const said = `This is not JSON: here should be ${expected}`;
  return { severity: 'error', ...positionAt(text, index), text: said, spec: rfc(8259, '2') };
}

/** The same value without space around its parts; for text that is JSON. */
export function compactJson(text: string): string {
  return text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}
