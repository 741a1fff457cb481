/** Headers that a page of another origin may read besides the safelisted ones. @see Fetch, *CORS protocol* */
const exposed = 'WWW-Authenticate, DPoP-Nonce, Retry-After';

/** Adds to an answer what lets any page read it; no credentials are taken with it. */
export function withCors(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('Access-Control-Allow-Origin', '*');
  headers.set('Access-Control-Expose-Headers', exposed);
  return new Response(response.body, { status: response.status, headers });
}

/** Answers OPTIONS, a preflight or not; any header may be sent. @see Fetch, *CORS-preflight request* */
export function preflight(request: Request, methods: string): Response {
  const asked = request.headers.get('Access-Control-Request-Headers');
  return new Response(null, {
    status: 204,
    headers: {
      Allow: methods,
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': asked ?? 'Authorization, Content-Type, DPoP',
      'Access-Control-Max-Age': '600',
      Vary: 'Access-Control-Request-Headers',
    },
  });
}
