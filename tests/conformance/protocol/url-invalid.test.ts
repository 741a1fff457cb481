import { expect, test } from 'vitest';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';

test('an address that is none is not sent', () => {
  const assembled = assembleRequest(makeDraft('GET', 'server.example/token', []));
  expect(assembled).toMatchObject({ ok: false, problem: { code: 'url_invalid', fieldId: 'url' } });
});
