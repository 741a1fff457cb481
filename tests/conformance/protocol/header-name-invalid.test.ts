import { expect, test } from 'vitest';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';

test('a header name with a colon is not sent', () => {
  const assembled = assembleRequest(
    makeDraft('GET', 'https://server.example/', [{ place: 'header', name: 'a:', value: '' }]),
  );
  expect(assembled).toMatchObject({
    ok: false,
    problem: { code: 'header_name_invalid', fieldId: 'header.a:', name: 'a:' },
  });
});
