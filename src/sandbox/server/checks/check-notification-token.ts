import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { BackchannelRequest } from '#sandbox/server/grants/backchannel-request.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** 128 random bits have as many characters in base64url. */
const shortest = 22;
const longest = 1024;

/** Who is notified has said by what it knows who notifies it: a bearer token that nobody guesses. */
export const checkNotificationToken: Check<BackchannelRequest> = {
  name: 'check-notification-token',
  spec: 'CIBA Core 1.0 §7.1',
  run: ({ form, delivery }) => {
    if (delivery === 'poll') return skipped('the client polls');
    const token = form.parameters.get('client_notification_token') ?? '';
    const isBearer = /^[A-Za-z0-9._~+/-]+=*$/.test(token);
    if (isBearer && token.length >= shortest && token.length <= longest) return passed();
    const description =
      'client_notification_token must be a bearer token of 22 to 1024 characters.';
    throw new OAuthError('invalid_request', description);
  },
};
