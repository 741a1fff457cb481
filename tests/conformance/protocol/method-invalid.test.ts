import { expect, test } from 'vitest';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';

test('a method with a space in it is not sent', () => {
  const assembled = assembleRequest(makeDraft('GE T', 'https://server.example/', []));
  expect(assembled).toMatchObject({
    ok: false,
    problem: { code: 'method_invalid', method: 'GE T' },
  });
});
