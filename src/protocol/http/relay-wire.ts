import { z } from 'zod/mini';
import type { HttpResponse } from './message.ts';
import type { TransportProblem } from './transport.ts';

/** The relay gives up on a server after so long. */
export const relayTimeoutSeconds = 30;

/** The relay takes and returns bodies of at most so many bytes. */
export const relayLimitBytes = 10 * 1024 * 1024;

const headerPair = z.readonly(z.tuple([z.string(), z.string()]));

/** What the page posts to the relay: one request, to be sent once. */
export const relayRequestSchema = z.object({
  method: z.string(),
  url: z.string(),
  headers: z.readonly(z.array(headerPair)),
  body: z.nullable(z.object({ encoding: z.enum(['utf-8', 'base64']), text: z.string() })),
});

export type RelayRequest = z.infer<typeof relayRequestSchema>;

const relayedResponse = z.object({
  status: z.int(),
  statusText: z.string(),
  headers: z.readonly(z.array(headerPair)),
  body: z.string(),
  bodyEncoding: z.enum(['utf-8', 'base64']),
  headersSeen: z.literal('all'),
  durationMilliseconds: z.number(),
  receivedAt: z.number(),
});

const relayProblem = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unreachable'), url: z.string(), reason: z.nullable(z.string()) }),
  z.object({ code: z.literal('timeout'), url: z.string(), afterSeconds: z.number() }),
  z.object({ code: z.literal('too_large'), url: z.string(), limitBytes: z.number() }),
  z.object({ code: z.literal('relay_refused'), url: z.string(), reason: z.string() }),
  z.object({ code: z.literal('aborted'), url: z.string() }),
]);

/** What can go wrong with a relayed request; each is a `TransportProblem` too. */
export type RelayProblem = Extract<
  TransportProblem,
  { code: 'unreachable' | 'timeout' | 'too_large' | 'relay_refused' | 'aborted' }
>;

/** What the relay answers to its page, with status 200 whatever the other server said. */
export const relayAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), response: relayedResponse }),
  z.object({ ok: z.literal(false), problem: relayProblem }),
]);

/** The same as a type, with the project's own message types. */
export type RelayAnswer =
  | { readonly ok: true; readonly response: HttpResponse }
  | { readonly ok: false; readonly problem: RelayProblem };
