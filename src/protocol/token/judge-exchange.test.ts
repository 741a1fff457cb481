import { expect, test } from 'vitest';
import { jsonAnswer } from '../../../tests/support/protocol-exchange.ts';
import { checkActors, judgeExchange, readActors, tokenTypes } from './judge-exchange.ts';

const chain = {
  sub: 'user@example.com',
  act: {
    sub: 'https://service16.example.com',
    act: { sub: 'https://service77.example.com' },
  },
};

test('the chain of RFC 8693 §4.1 is read from the present actor to the first', () => {
  expect(readActors(chain).map(({ sub }) => sub)).toEqual([
    'https://service16.example.com',
    'https://service77.example.com',
  ]);
});

test('a chain without an end is read up to a limit', () => {
  let act: object = { sub: 'first' };
  for (let depth = 0; depth < 100; depth += 1) act = { sub: 'again', act };
  expect(readActors({ act })).toHaveLength(20);
});

test('an actor’s token that leaves no trace in the new one is warned of', () => {
  expect(checkActors(chain, true).outcome).toBe('passed');
  expect(checkActors({ sub: 'user' }, true).outcome).toBe('warned');
  expect(checkActors({ sub: 'user' }, false).outcome).toBe('skipped');
  expect(checkActors(null, true).outcome).toBe('skipped');
});

test('an exchange must say what it issued, and that must be what was asked for', () => {
  const issued = (type: unknown, requestedType: string | null) =>
    judgeExchange(jsonAnswer({ access_token: 'a', issued_token_type: type }), {
      requestedType,
    }).checks[0]?.outcome;
  expect(issued(undefined, null)).toBe('failed');
  expect(issued(tokenTypes.access_token, null)).toBe('passed');
  expect(issued(tokenTypes.access_token, tokenTypes.access_token)).toBe('passed');
  expect(issued(tokenTypes.access_token, tokenTypes.id_token)).toBe('failed');
});
