import { expect, it } from 'vitest';
import { hideSecrets, secretsIn } from './hide-secrets.ts';

it('hides what a registration brought, wherever it stands, and nothing of other answers', () => {
  const body = '{"client_id":"c","client_secret":"s3cret","registration_access_token":"t0ken"}';
  const hidden = hideSecrets(`x: s3cret\n\n${body}`, secretsIn(body));
  expect(hidden).not.toMatch(/s3cret|t0ken/);
  expect(hidden).toContain('"client_id":"c"');
  for (const other of ['{"access_token":"a"}', '{"client_secret":""}', 'null', '[]', 'not JSON']) {
    expect(hideSecrets(other, secretsIn(other))).toBe(other);
  }
});
