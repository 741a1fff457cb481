import { spec, type SpecRef } from '#protocol/spec.ts';
import type { HttpRequest } from './message.ts';

/** Something in a request that a page cannot send, though the relay can. */
export interface BrowserDrop {
  readonly what: 'header' | 'body' | 'method';
  /** Name of the header or method. */
  readonly name: string;
  readonly reason: string;
  readonly spec: SpecRef;
}

const forbiddenNames = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'access-control-request-private-network',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

const overrideNames = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);
const forbiddenMethods = ['CONNECT', 'TRACE', 'TRACK'];

/**
 * What a browser would leave out of a request, or refuse, with the reason.
 * @see Fetch, *forbidden request-header*, *forbidden method*, *Request constructor*
 */
export function findBrowserDrops(request: HttpRequest): readonly BrowserDrop[] {
  const method = request.method.toUpperCase();
  const drops: BrowserDrop[] = request.headers.flatMap(([name, value]) => {
    const reason = whyForbidden(name, value);
    return reason === null ? [] : [{ what: 'header', name, reason, spec: spec('Fetch') }];
  });
  if (forbiddenMethods.includes(method)) {
    const reason = `A page cannot send ${method}: browsers refuse it`;
    drops.push({ what: 'method', name: request.method, reason, spec: spec('Fetch') });
  }
  if (request.body !== null && (method === 'GET' || method === 'HEAD')) {
    const reason = `A page cannot send a body with ${method}`;
    drops.push({ what: 'body', name: request.method, reason, spec: spec('Fetch') });
  }
  return drops;
}

function whyForbidden(name: string, value: string): string | null {
  const lower = name.toLowerCase();
  if (forbiddenNames.has(lower)) return `${name} is set by the browser alone`;
  if (lower.startsWith('sec-') || lower.startsWith('proxy-')) {
    return `Names that start with ${lower.slice(0, lower.indexOf('-') + 1)} are kept for the browser`;
  }
  const methods = value.split(',').map((one) => one.trim().toUpperCase());
  if (overrideNames.has(lower) && methods.some((one) => forbiddenMethods.includes(one))) {
    return `${name} may not name CONNECT, TRACE or TRACK`;
  }
  return null;
}
