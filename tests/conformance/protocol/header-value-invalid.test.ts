import { expect, test } from 'vitest';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';

test('a header value with a line break is not sent', () => {
  const assembled = assembleRequest(
    makeDraft('GET', 'https://server.example/', [
      { place: 'header', name: 'a', value: 'b\r\nc: d' },
    ]),
  );
  expect(assembled).toMatchObject({
    ok: false,
    problem: { code: 'header_value_invalid', name: 'a' },
  });
});
