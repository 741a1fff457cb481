import { expect, test } from 'vitest';
import { parseCallbackText } from '#protocol/authorization/parse-callback-text.ts';

test('a pasted text without an answer in it is unreadable, and the reason is told', () => {
  const reasons = [
    ['  ', 'empty'],
    ['https://server.example/authorize?client_id=a&response_type=code', 'request'],
    ['https://app.example/callback', 'unknown'],
    ['two words', 'unknown'],
  ] as const;
  for (const [text, reason] of reasons) {
    const parsed = parseCallbackText(text);
    expect(parsed).toMatchObject({ ok: false, problem: { code: 'callback_unreadable', reason } });
  }
});
