import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import {
  metadataOf,
  type RegistrationRequest,
} from '#sandbox/server/registration/registration-request.ts';
import { isPlainElsewhere } from '#sandbox/server/registration/plain-elsewhere.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { quote } from './check-repeated.ts';
import { refuseMetadata } from './refuse-metadata.ts';

/**
 * Who is answered by a redirect says where; each address is absolute, has no fragment, and is https,
 * http on this machine or at the sandbox's own origin, or an app's own scheme.
 * @see RFC 7591 §2, RFC 6749 §3.1.2, RFC 8252 §7.1 and §7.3
 */
export const checkRegisteredRedirects: Check<RegistrationRequest> = {
  name: 'check-registered-redirects',
  spec: 'RFC 7591 §2',
  run: (request) => {
    const metadata = metadataOf(request);
    const { redirect_uris: uris = [], post_logout_redirect_uris: afterLogout = [] } = metadata;
    const bad = uris.find((uri) => !isUsable(uri, request));
    if (bad !== undefined) throw refuseRedirect(`${quote(bad)} cannot be a redirect URI here.`);
    const badAfter = afterLogout.find((uri) => !isUsable(uri, request));
    if (badAfter !== undefined) {
      throw refuseMetadata(`${quote(badAfter)} cannot be a post_logout_redirect_uri here.`);
    }
    const redirecting = (metadata.response_types ?? []).length > 0;
    if (!redirecting) return skipped('it is not answered by a redirect');
    if (uris.length > 0) return passed(String(uris.length));
    throw refuseRedirect('redirect_uris is missing: the grants answer by a redirect.');
  },
};

function refuseRedirect(description: string): OAuthError {
  return new OAuthError('invalid_redirect_uri', description);
}

function isUsable(uri: string, { scene }: RegistrationRequest): boolean {
  if (!URL.canParse(uri) || uri.includes('#')) return false;
  const { protocol, origin, username, password } = new URL(uri);
  if (username !== '' || password !== '') return false;
  if (protocol === 'https:') return true;
  if (protocol === 'http:') {
    const isOwn =
      origin === scene.url.origin && scene.definition.policy.redirectUris === 'any-unsafe';
    return isOwn || !isPlainElsewhere(uri);
  }
  // RFC 8252 §7.1: a domain name in reverse, which no scheme of the browser's own is.
  return /^[a-z][a-z0-9+-]*(?:\.[a-z0-9+-]+)+:$/.test(protocol);
}
