import { oidcCore, rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What UserInfo is. @see OpenID Connect Core §5.3 */
export const userinfoFlowText = {
  id: 'userinfo',
  title: 'UserInfo',
  shortTitle: 'UserInfo',
  summary:
    'With the access token of a sign-in, the app asks the server who the person is. Use the token of an earlier run, or type one.',
  specs: [oidcCore('5.3'), rfc(6750, '2.1')],
} as const satisfies FlowText;
