import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { RefreshRedemption } from '#sandbox/server/grants/redemption.ts';
import { splitScope } from '#sandbox/server/grants/scope.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { quote } from './check-repeated.ts';

/** A refresh asks for no more than was granted. */
export const checkNarrowedScope: Check<RefreshRedemption> = {
  name: 'check-narrowed-scope',
  spec: 'RFC 6749 §6',
  run: ({ form, family }) => {
    const asked = splitScope(form.parameters.get('scope'));
    if (asked.length === 0) return skipped('no scope: as granted');
    const { scope } = present(family, 'the grant').grant;
    const stranger = asked.find((name) => !scope.includes(name));
    if (stranger === undefined) return passed(asked.join(' '));
    throw new OAuthError('invalid_scope', `The scope ${quote(stranger)} was not granted.`);
  },
};
