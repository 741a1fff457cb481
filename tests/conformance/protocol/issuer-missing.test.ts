import { expect, test } from 'vitest';
import { judgedAnswer } from './judged-answer.ts';

test('an answer without the iss that the metadata promises is refused', () => {
  const { problem } = judgedAnswer(
    [
      ['code', 'a'],
      ['state', 'sent'],
    ],
    { isIssuerPromised: true },
  );
  expect(problem).toMatchObject({ code: 'issuer_missing' });
});
