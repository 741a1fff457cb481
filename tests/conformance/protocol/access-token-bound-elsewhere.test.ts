import { expect, test } from 'vitest';
import { checkKeyBinding } from '#protocol/token/check-key-binding.ts';

// RFC 9449 §6.1, figure 9; RFC 8705 §3.1.
const jkt = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
const x5t = 'bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2';

function tokenWith(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES256' })}.${part(claims)}.AA`;
}

test('a token that is bound to another key or certificate is refused', () => {
  const token = tokenWith({ cnf: { jkt, 'x5t#S256': x5t } });
  const right = checkKeyBinding(token, { jkt, x5t });
  expect(right.problem).toBeNull();
  expect(right.checks.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
  const otherKey = checkKeyBinding(token, { jkt: 'other', x5t: null });
  expect(otherKey.problem).toMatchObject({
    ...{ code: 'access_token_bound_elsewhere', thing: 'key', received: jkt },
  });
  const otherCertificate = checkKeyBinding(token, { jkt: null, x5t: 'other' });
  expect(otherCertificate.problem).toMatchObject({ thing: 'certificate', received: x5t });
});

test('a bound token without cnf fails a check, and an opaque one is not looked into', () => {
  const [missing] = checkKeyBinding(tokenWith({ cnf: null }), { jkt, x5t: null }).checks;
  expect(missing).toMatchObject({ id: 'access_token.cnf.jkt', outcome: 'failed' });
  const [plain] = checkKeyBinding(tokenWith({}), { jkt: null, x5t }).checks;
  expect(plain).toMatchObject({ id: 'access_token.cnf.x5t#S256', outcome: 'warned' });
  expect(checkKeyBinding('opaque', { jkt, x5t }).checks.map(({ outcome }) => outcome)).toEqual([
    'skipped',
    'skipped',
  ]);
});
