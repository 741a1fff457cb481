import type { HttpRequest } from '#protocol/http/message.ts';
import {
  relayAnswerSchema,
  relayTimeoutSeconds,
  type RelayRequest,
} from '#protocol/http/relay-wire.ts';
import type { Transport, TransportProblem } from '#protocol/http/transport.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import { relayPath, withBase } from '#sandbox/contract/addresses.ts';
import { patience } from '#platform/patience.ts';
import { toBase64 } from './read-response.ts';

/** The relay keeps its own time, and says so; these seconds more end the wait for one that is gone. */
const graceSeconds = 5;

/** Sends by the relay of the host, to which no CORS rule applies, and which shows every header. */
export const viaRelay: Transport = async (request, signal) => {
  const { url } = request;
  if (signal.aborted) return fail({ code: 'aborted', url });
  const chosen = patience.seconds();
  const isShort = chosen < relayTimeoutSeconds;
  const waits = isShort ? chosen : relayTimeoutSeconds + graceSeconds;
  const timeout = AbortSignal.timeout(waits * 1000);
  try {
    const response = await fetch(withBase(import.meta.env.BASE_URL, relayPath), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(describe(request)),
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.any([signal, timeout]),
    });
    return await readAnswer(response, url);
  } catch {
    if (signal.aborted) return fail({ code: 'aborted', url });
    if (timeout.aborted) return fail({ code: 'timeout', url, afterSeconds: waits });
    return fail({
      code: 'relay_refused',
      url,
      reason: 'The relay does not answer. Is npm start still running?',
    });
  }
};

function describe({ method, url, headers, body }: HttpRequest): RelayRequest {
  return { method, url, headers: [...headers], body: describeBody(body) };
}

function describeBody(body: HttpRequest['body']): RelayRequest['body'] {
  if (body === null) return null;
  return typeof body === 'string'
    ? { encoding: 'utf-8', text: body }
    : { encoding: 'base64', text: toBase64(body) };
}

async function readAnswer(
  response: Response,
  url: string,
): Promise<Result<HttpResponse, TransportProblem>> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = relayAnswerSchema.safeParse(body);
  if (!parsed.success) {
    const reason = `There is no relay here (${response.status}). It runs with npm start, on this machine only.`;
    return fail({ code: 'relay_refused', url, reason });
  }
  // A refusal that comes before the relay has read the request names no address.
  return parsed.data.ok ? ok(parsed.data.response) : fail({ ...parsed.data.problem, url });
}
