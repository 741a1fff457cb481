import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import type { FamilyRecord } from '#sandbox/server/grants/records.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { quote } from './check-repeated.ts';

/** A token is for no resource that the authorization was not for. */
export const checkNarrowedResource: Check<
  ClientRequest & { readonly family: FamilyRecord | null }
> = {
  name: 'check-narrowed-resource',
  spec: 'RFC 8707 §2.2',
  run: ({ form, family }) => {
    const asked = form.parameters.all('resource');
    if (asked.length === 0) return skipped('no resource: as granted');
    const granted = present(family, 'the grant').grant.resources ?? [];
    if (granted.length === 0) return skipped('the authorization named no resource');
    const stranger = asked.find((name) => !granted.includes(name));
    if (stranger === undefined) return passed(asked.join(' '));
    throw new OAuthError('invalid_target', `The resource ${quote(stranger)} was not granted.`);
  },
};
