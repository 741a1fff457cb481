import type { Result } from '#protocol/result.ts';
import type { HttpRequest, HttpResponse } from './message.ts';

/** How a request travels: by the page itself, or by the relay of the host. */
export type TransportName = 'direct' | 'relay';

/** Sends one request once. Follows no redirect and sends no cookie. Never throws or rejects. */
export type Transport = (
  request: HttpRequest,
  signal: AbortSignal,
) => Promise<Result<HttpResponse, TransportProblem>>;

/** What the network did. What a server said, and what we refuse, are other unions. */
export type TransportProblem =
  | { readonly code: 'offline'; readonly url: string }
  | { readonly code: 'unreachable'; readonly url: string; readonly reason: string | null }
  | { readonly code: 'cors_suspected'; readonly url: string; readonly preflight: boolean }
  | { readonly code: 'mixed_content'; readonly url: string }
  | { readonly code: 'browser_refused'; readonly url: string; readonly reason: string }
  | { readonly code: 'csp_blocked'; readonly url: string; readonly directive: string }
  | { readonly code: 'local_network_denied'; readonly url: string }
  | { readonly code: 'opaque_redirect'; readonly url: string }
  | { readonly code: 'timeout'; readonly url: string; readonly afterSeconds: number }
  | { readonly code: 'too_large'; readonly url: string; readonly limitBytes: number }
  | { readonly code: 'relay_refused'; readonly url: string; readonly reason: string }
  | { readonly code: 'aborted'; readonly url: string };
