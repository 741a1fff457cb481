import type { SessionPort } from '#sandbox/server/ports.ts';

const cookieName = 'claimcheck_session';
const handlePattern = /^[A-Za-z0-9_-]{22,86}$/;

/**
 * The sandbox's login session where there are cookies: one for each issuer. `Lax`, so that it comes
 * along when another site navigates here, and stays away from that site's own POSTs.
 * @see RFC 6265 §4.1.2, OpenID Connect Core 1.0 §3.1.2.3
 */
export function createCookieSession(): SessionPort {
  return {
    read: async (request) => readCookie(request.headers.get('Cookie') ?? ''),
    write: async (response, { path }, handle) => withCookie(response, path, handle),
    clear: async (response, { path }) => withCookie(response, path, '; Max-Age=0'),
  };
}

function withCookie(response: Response, path: string, value: string): Response {
  const headers = new Headers(response.headers);
  headers.append('Set-Cookie', `${cookieName}=${value}; Path=${path}; HttpOnly; SameSite=Lax`);
  return new Response(response.body, { status: response.status, headers });
}

function readCookie(header: string): string | null {
  for (const pair of header.split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === cookieName && value !== undefined && handlePattern.test(value)) return value;
  }
  return null;
}
