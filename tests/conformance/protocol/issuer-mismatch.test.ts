import { expect, test } from 'vitest';
import { judgedAnswer } from './judged-answer.ts';

test('an answer with another iss is refused though none was promised', () => {
  const { problem } = judgedAnswer([
    ['code', 'a'],
    ['state', 'sent'],
    ['iss', 'https://server.example/'],
  ]);
  expect(problem).toMatchObject({ code: 'issuer_mismatch', received: 'https://server.example/' });
});
