import { rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What token exchange is for. @see RFC 8693 §1 */
export const tokenExchangeText = {
  id: 'token-exchange',
  title: 'Token exchange',
  shortTitle: 'Token exchange',
  summary:
    'A service that was called with a token must call another one, and trades the token for one that fits there. With an actor’s token beside it, the new one also says who acts for whom.',
  specs: [rfc(8693)],
} as const satisfies FlowText;

/** The one request. @see RFC 8693 §1.1, §2.1 */
export const exchangeText = {
  title: 'Exchange the token',
  about:
    'subject_token says for whom the new token is. Alone it means impersonation: the new token looks as if the subject were calling; with actor_token it means delegation, and an act claim names the actor.',
} as const;
