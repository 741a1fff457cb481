import type { OAuthError } from '#sandbox/server/oauth-error.ts';

/** Headers of every answer that holds tokens or tells of them. @see RFC 6749 §5.1 */
const noStore = {
  'Cache-Control': 'no-store',
  Pragma: 'no-cache',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

/** An answer in JSON that nobody keeps. */
export function json(
  body: unknown,
  init: { status?: number; headers?: HeadersInit } = {},
): Response {
  const headers = new Headers(init.headers);
  for (const [name, value] of Object.entries(noStore)) headers.set(name, value);
  headers.set('Content-Type', 'application/json');
  return new Response(JSON.stringify(body), { status: init.status ?? 200, headers });
}

/** An answer that is a JWT. @see RFC 7519 §10.3.1 */
export function jwt(token: string, type: string): Response {
  return new Response(token, { headers: { ...noStore, 'Content-Type': type } });
}

/** A refusal in JSON. @see RFC 6749 §5.2 */
export function errorJson(error: OAuthError): Response {
  const headers = new Headers();
  if (error.challenge !== null) headers.set('WWW-Authenticate', error.challenge);
  const body = { error: error.error, error_description: error.description };
  return json(error.isBare ? {} : body, { status: error.status, headers });
}

/** Sends a browser on with a GET, also after a form. @see RFC 9700 §4.12 */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { ...noStore, Location: location } });
}
