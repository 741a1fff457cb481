import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { isLoopbackHost } from '#protocol/http/is-loopback-host.ts';
import { spec } from '#protocol/spec.ts';

const section = spec('Client ID Metadata Document', '3');

/** True for a client id that may be the address of a document about the client. */
export function isDocumentAddress(clientId: string): boolean {
  return /^https?:\/\//i.test(clientId) && URL.canParse(clientId);
}

/** Judges an address that is a client's id: each rule by itself. @see Client ID Metadata Document §3 */
export function checkDocumentAddress(address: string): readonly Check[] {
  if (!isDocumentAddress(address)) {
    return [checkAbout('address', section).failed('It is not an http(s) address', address)];
  }
  // As it is written: a parser has resolved dots already, and dropped an empty user.
  const [, authority = '', path = ''] = /^[^/]*\/\/([^/?#]*)([^?#]*)/.exec(address) ?? [];
  return [
    checkScheme(new URL(address)),
    checkUser(authority),
    checkPath(path),
    checkDots(path),
    checkQuery(address),
    checkFragment(address),
  ];
}

// http is the draft's to forbid; on this machine nobody is in between, and servers here may take it.
function checkScheme({ protocol, hostname, origin }: URL): Check {
  const say = checkAbout('address.scheme', section);
  if (protocol === 'https:') return say.passed('The address is https');
  return isLoopbackHost(hostname)
    ? say.warned('The address is http: only a server on this machine may take it', origin)
    : say.failed('The address is http; it has to be https', origin);
}

// Never with evidence: there may be a password in it.
function checkUser(authority: string): Check {
  const say = checkAbout('address.userinfo', section);
  return authority.includes('@')
    ? say.failed('The address names a user')
    : say.passed('The address names no user');
}

function checkPath(path: string): Check {
  const say = checkAbout('address.path', section);
  if (path === '') return say.failed('The address has no path');
  return path === '/'
    ? say.warned('The path is “/”, where the site’s first page is: another is recommended')
    : say.passed('The address has a path', path);
}

function checkDots(path: string): Check {
  const say = checkAbout('address.dots', section);
  const isDot = (part: string) => /^(?:\.|%2e){1,2}$/i.test(part);
  return path.split('/').some(isDot)
    ? say.failed('A part of the path is “.” or “..”', path)
    : say.passed('No part of the path is “.” or “..”');
}

function checkQuery(address: string): Check {
  const say = checkAbout('address.query', section);
  const [beforeFragment = ''] = address.split('#');
  return beforeFragment.includes('?')
    ? say.warned('The address has a query; it should have none')
    : say.passed('The address has no query');
}

function checkFragment(address: string): Check {
  const say = checkAbout('address.fragment', section);
  return address.includes('#')
    ? say.failed('The address has a fragment')
    : say.passed('The address has no fragment');
}
