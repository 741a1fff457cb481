import http from 'node:http';
import https from 'node:https';
import type { HeaderPair, HttpResponse } from '#protocol/http/message.ts';
import {
  type RelayAnswer,
  relayLimitBytes,
  type RelayProblem,
  relayTimeoutSeconds,
} from '#protocol/http/relay-wire.ts';
import { decodeContent } from './decode-body.ts';
import { explainFailure } from './explain-failure.ts';
import type { RelayOrder } from './policy.ts';
import { type RelayTls, tlsFor } from './relay-tls.ts';
import { findPinned, judgeConnected, lookupPinned, OutOfReachError, type Reach } from './reach.ts';

/** What bounds a relayed request. */
export interface ForwardOptions {
  readonly limitBytes: number;
  readonly timeoutSeconds: number;
  /** Null: anywhere that this machine can reach. */
  readonly reach: Reach | null;
  /** Null: Node's own authorities, and no certificate. */
  readonly tls: RelayTls | null;
}

/** 10 MB and 30 s, to anywhere. */
const usual: ForwardOptions = {
  limitBytes: relayLimitBytes,
  timeoutSeconds: relayTimeoutSeconds,
  reach: null,
  tls: null,
};

/**
 * Sends one request once, and tells what came back as it came: every header in order and letter
 * case, redirects not followed. Ends the request when the caller goes away.
 */
export async function forwardRequest(
  order: RelayOrder,
  signal: AbortSignal,
  chosen: Partial<ForwardOptions> = {},
): Promise<RelayAnswer> {
  const options = { ...usual, ...chosen };
  const url = order.url.href;
  const timeout = AbortSignal.timeout(options.timeoutSeconds * 1000);
  const started = performance.now();
  try {
    const received = await send(order, AbortSignal.any([signal, timeout]), options);
    if (received === 'too-large') return tooLarge(url, options);
    const { message, raw } = received;
    const coding = message.headers['content-encoding'] ?? '';
    const body = await decodeContent(raw, coding, options.limitBytes);
    if (body.status === 'too-large') return tooLarge(url, options);
    const durationMilliseconds = Math.round(performance.now() - started);
    return { ok: true, response: describe(message, body.bytes, durationMilliseconds) };
  } catch (error) {
    if (signal.aborted) return problem({ code: 'aborted', url });
    if (timeout.aborted) {
      return problem({ code: 'timeout', url, afterSeconds: options.timeoutSeconds });
    }
    if (error instanceof OutOfReachError) {
      return problem({ code: 'relay_refused', url, reason: error.message });
    }
    return problem({ code: 'unreachable', url, reason: explainFailure(error) });
  }
}

function problem(value: RelayProblem): RelayAnswer {
  return { ok: false, problem: value };
}

function tooLarge(url: string, { limitBytes }: ForwardOptions): RelayAnswer {
  return problem({ code: 'too_large', url, limitBytes });
}

interface Received {
  readonly message: http.IncomingMessage;
  readonly raw: Buffer;
}

async function send(
  order: RelayOrder,
  signal: AbortSignal,
  { limitBytes, reach, tls }: ForwardOptions,
): Promise<Received | 'too-large'> {
  const pinned = reach === null ? null : await unlessAborted(findPinned(order.url, reach), signal);
  return new Promise((resolve, reject) => {
    const { request } = order.url.protocol === 'https:' ? https : http;
    const outgoing = request(order.url, {
      method: order.method,
      // As an array, names keep their letter case and order, and Node adds none but Connection.
      headers: headersOf(order).flat(),
      agent: false,
      signal,
      ...(tls !== null && tlsFor(order.url, tls)),
      ...(pinned !== null && { lookup: lookupPinned(pinned) }),
    });
    if (reach !== null) judgeConnection(outgoing, reach);
    outgoing.once('error', reject);
    outgoing.once('response', (message) => {
      const chunks: Buffer[] = [];
      let length = 0;
      message.on('data', (chunk: Buffer) => {
        length += chunk.length;
        chunks.push(chunk);
        if (length <= limitBytes) return;
        resolve('too-large');
        outgoing.destroy();
      });
      message.once('error', reject);
      message.once('end', () => resolve({ message, raw: Buffer.concat(chunks) }));
    });
    outgoing.end(order.body ?? undefined);
  });
}

/** Node writes a request when its connection is there, after what listens to that has run. */
function judgeConnection(outgoing: http.ClientRequest, reach: Reach): void {
  outgoing.once('socket', (socket) => {
    socket.once('connect', () => {
      const wrong = judgeConnected(socket.remoteAddress, reach);
      if (wrong !== null) outgoing.destroy(wrong);
    });
  });
}

/** Name resolution cannot be cancelled; its result is then left. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    work.then(resolve, reject);
  });
}

/** What HTTP/1.1 needs and the page did not give. @see RFC 9110 §7.2, §8.6 */
function headersOf({ headers, url, body, method }: RelayOrder): HeaderPair[] {
  const has = (wanted: string) => headers.some(([name]) => name.toLowerCase() === wanted);
  const added: HeaderPair[] = [];
  if (!has('host')) added.push(['Host', url.host]);
  const needsLength = body !== null || ['POST', 'PUT', 'PATCH'].includes(method.toUpperCase());
  if (needsLength && !has('content-length')) {
    added.push(['Content-Length', String(body?.length ?? 0)]);
  }
  return [...added, ...headers];
}

function describe(
  message: http.IncomingMessage,
  bytes: Buffer,
  durationMilliseconds: number,
): HttpResponse {
  const headers: HeaderPair[] = [];
  for (let at = 0; at + 1 < message.rawHeaders.length; at += 2) {
    headers.push([message.rawHeaders[at] ?? '', message.rawHeaders[at + 1] ?? '']);
  }
  return {
    status: message.statusCode ?? 0,
    statusText: message.statusMessage ?? '',
    headers,
    ...asText(bytes),
    headersSeen: 'all',
    durationMilliseconds,
    receivedAt: Date.now(),
  };
}

function asText(bytes: Buffer): Pick<HttpResponse, 'body' | 'bodyEncoding'> {
  try {
    const body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { body, bodyEncoding: 'utf-8' };
  } catch {
    return { body: bytes.toString('base64'), bodyEncoding: 'base64' };
  }
}
