import type { HttpRequest } from '#protocol/http/message.ts';
import type { Transport, TransportProblem } from '#protocol/http/transport.ts';
import { fail, type Result } from '#protocol/result.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import { patience } from '#platform/patience.ts';
import { diagnoseFailure } from './diagnose-failure.ts';
import { readResponse } from './read-response.ts';
import { watchViolations } from './watch-violations.ts';

/**
 * Sends by the page itself. No redirect is followed, since a 307 would post a secret to the next
 * origin; no cookie goes along, since a 401 would raise the browser's own password prompt.
 */
export const direct: Transport = async (request, signal) => {
  const { url } = request;
  if (signal.aborted) return fail({ code: 'aborted', url });
  const built = buildRequest(request);
  if (built === null) return fail({ code: 'browser_refused', url, reason: whyRefused(request) });
  const timeoutSeconds = patience.seconds();
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  const watch = watchViolations(url);
  try {
    return await exchange(built, url, AbortSignal.any([signal, timeout]));
  } catch {
    const directive = await watch.end();
    if (signal.aborted) return fail({ code: 'aborted', url });
    if (timeout.aborted) return fail({ code: 'timeout', url, afterSeconds: timeoutSeconds });
    return fail(await diagnoseFailure(request, directive));
  } finally {
    void watch.end();
  }
};

async function exchange(
  request: Request,
  url: string,
  signal: AbortSignal,
): Promise<Result<HttpResponse, TransportProblem>> {
  const startedAt = performance.now();
  const response = await fetch(request, { signal });
  if (response.type === 'opaqueredirect') return fail({ code: 'opaque_redirect', url });
  const isOwnOrigin = new URL(url).origin === window.location.origin;
  return readResponse(response, { url, startedAt, isOwnOrigin });
}

function buildRequest({ method, url, headers, body }: HttpRequest): Request | null {
  try {
    return new Request(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      body: body === null ? null : toBody(body),
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  } catch {
    return null;
  }
}

function toBody(body: string | Uint8Array): BodyInit {
  return typeof body === 'string' ? body : new Uint8Array(body);
}

function whyRefused({ method, body }: HttpRequest): string {
  return body !== null && /^(GET|HEAD)$/.test(method)
    ? `A browser sends no body with ${method}. Use POST, or the relay.`
    : `A browser does not let a page send this request (${method}). The relay does.`;
}
