import { expect, it } from 'vitest';
import { specUrl } from '#protocol/spec.ts';
import { claimMeaning, headerMeaning } from './claims.ts';

/** RFC 7519 §4.1, OIDC Core §2, RFC 9068 §2.2 and OIDC Core §5.1. */
const claims =
  'iss sub aud exp nbf iat jti auth_time nonce acr amr azp client_id scope roles groups entitlements ' +
  'name given_name family_name middle_name nickname preferred_username profile picture website email ' +
  'email_verified gender birthdate zoneinfo locale phone_number phone_number_verified address updated_at ' +
  'act may_act cnf events at_hash c_hash sid _sd _sd_alg sd_hash vct status status_list ttl';

it.each(claims.split(' '))('knows the claim %s and where it is defined', (name) => {
  const meaning = claimMeaning(name);
  expect(meaning?.text).toMatch(/^[A-Z].*[^.]$/);
  expect(meaning === null ? '' : specUrl(meaning.spec)).toMatch(/^https:/);
});

it.each('alg typ cty kid jku jwk x5u x5c x5t x5t#S256 crit enc zip'.split(' '))(
  'knows the header parameter %s',
  (name) => {
    expect(headerMeaning(name)).not.toBeNull();
  },
);

it('says of times that they are', () => {
  const times = claims.split(' ').filter((name) => claimMeaning(name)?.form === 'time');
  expect(times).toEqual(['exp', 'nbf', 'iat', 'auth_time', 'updated_at']);
});

it('knows nothing of names that objects have by nature', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'made_up']) {
    expect(claimMeaning(name)).toBeNull();
    expect(headerMeaning(name)).toBeNull();
  }
});
