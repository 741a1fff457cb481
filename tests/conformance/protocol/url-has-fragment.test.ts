import { expect, test } from 'vitest';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';

test('an address with a fragment, even an empty one, is not sent', () => {
  const assembled = assembleRequest(makeDraft('GET', 'https://server.example/#', []));
  expect(assembled).toMatchObject({ ok: false, problem: { code: 'url_has_fragment' } });
});
