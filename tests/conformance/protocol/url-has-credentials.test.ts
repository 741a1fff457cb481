import { expect, test } from 'vitest';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';

test('an address with a user name is not sent', () => {
  const assembled = assembleRequest(makeDraft('GET', 'https://me@server.example/', []));
  expect(assembled).toMatchObject({ ok: false, problem: { code: 'url_has_credentials' } });
});
