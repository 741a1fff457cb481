import { passed, type Check } from '#sandbox/server/check.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import {
  loopbackNames,
  type ClientDocument,
} from '#sandbox/server/registration/client-document.ts';

const longest = 1000;

/**
 * An address that is a client's id is https with a path that is in its plainest form, and has neither
 * user nor fragment. On this machine, for a sandbox on this machine, http does: nobody is in between.
 */
export const checkClientAddress: Check<ClientDocument> = {
  name: 'check-client-address',
  spec: 'Client ID Metadata Document §3',
  run: ({ scene, clientId }) => {
    const fault = faultOf(clientId, loopbackNames.includes(scene.url.hostname));
    if (fault === null) return passed(clientId);
    throw new OAuthError('invalid_client', `client_id is no address of a document: ${fault}.`);
  },
};

function faultOf(clientId: string, isHere: boolean): string | null {
  if (clientId.length > longest || !URL.canParse(clientId)) return 'it is no URL';
  const { protocol, hostname } = new URL(clientId);
  const isLocal = isHere && loopbackNames.includes(hostname);
  if (protocol !== 'https:' && !isLocal) return 'it is not https';
  if (clientId.includes('#')) return 'it has a fragment';
  // As it was sent: a parser has resolved dots already, and dropped an empty user.
  const [, authority = '', path = ''] = /^[^/]*\/\/([^/?]*)([^?]*)/.exec(clientId) ?? [];
  if (authority.includes('@')) return 'it names a user';
  return faultOfPath(path);
}

function faultOfPath(path: string): string | null {
  if (path === '' || path === '/') return 'it has no path';
  const isDot = (part: string) => /^(?:\.|%2e){1,2}$/i.test(part);
  return path.split('/').some(isDot) ? 'its path has dots as a part' : null;
}
