import type { Form } from '#sandbox/server/http/parameters.ts';
import { readAuthorizationDetails } from './authorization-details.ts';
import type { PollRecord } from './records.ts';

/** What is asked for besides a scope, once it was found good. @see RFC 8707 §2, RFC 9396 §3 */
export function detailedWishes({
  parameters: { get, all },
}: Form): Required<Pick<PollRecord, 'resources' | 'authorizationDetails'>> {
  const details = readAuthorizationDetails(get('authorization_details'));
  return {
    resources: all('resource'),
    authorizationDetails: details === 'unreadable' ? [] : details,
  };
}
