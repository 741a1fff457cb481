import { expect, test } from 'vitest';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';

test('an address that is not http or https is not sent', () => {
  const assembled = assembleRequest(makeDraft('GET', 'ftp://server.example/', []));
  expect(assembled).toMatchObject({
    ok: false,
    problem: { code: 'url_scheme_unsupported', scheme: 'ftp' },
  });
});
