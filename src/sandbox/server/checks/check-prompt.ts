import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { quote } from './check-repeated.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

const known = ['none', 'login', 'consent', 'select_account'];

/** `prompt` is made of known words, and `none` stands alone. */
export const checkPrompt: Check<AuthorizationContext> = {
  name: 'check-prompt',
  spec: 'OpenID Connect Core 1.0 §3.1.2.1',
  run: ({ prompt }) => {
    if (prompt.length === 0) return skipped('no prompt');
    const stranger = prompt.find((word) => !known.includes(word));
    if (stranger !== undefined) {
      throw refuseAuthorization('invalid_request', `The prompt ${quote(stranger)} is not known.`);
    }
    if (!prompt.includes('none') || prompt.length === 1) return passed(prompt.join(' '));
    throw refuseAuthorization('invalid_request', 'The prompt none cannot be joined with another.');
  },
};
