import { z } from 'zod/mini';
import { callBodyKinds, credentialKinds, tokenSchemes } from '#protocol/api-call/call-draft.ts';
import type { ApiCall } from '#workspace/model/api-call.ts';
import { requestSchema, responseSchema } from './wire-schema.ts';

const file = z.nullable(
  z.object({ name: z.string(), type: z.string(), bytes: z.instanceof(Uint8Array) }),
);

const header = z.object({
  id: z.string(),
  name: z.string(),
  value: z.string(),
  included: z.boolean(),
});

const draft = z.object({
  method: z.string(),
  url: z.string(),
  headers: z.array(header),
  body: z.object({
    kind: z.enum(callBodyKinds),
    json: z.string(),
    parts: z.array(z.extend(header, { file })),
    boundary: z.string(),
    text: z.string(),
    textType: z.string(),
    file,
  }),
  credential: z.object({
    kind: z.enum(credentialKinds),
    runId: z.nullable(z.string()),
    scheme: z.enum(tokenSchemes),
    refreshFirst: z.boolean(),
    token: z.string(),
    username: z.string(),
    password: z.string(),
    keyName: z.string(),
    key: z.string(),
  }),
  transport: z.enum(['direct', 'relay']),
});

const outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answered'),
    at: z.number(),
    response: responseSchema,
    cutFrom: z.nullable(z.number()),
  }),
  z.object({
    kind: z.literal('refused'),
    at: z.number(),
    problem: z.looseObject({ code: z.string() }),
  }),
  z.object({ kind: z.literal('cancelled'), at: z.number() }),
]);

/** A call of an API as it is stored. */
export const apiCallSchema = z.object({
  version: z.literal(1),
  id: z.string().check(z.minLength(1)),
  createdAt: z.number(),
  environmentName: z.nullable(z.string()),
  draft,
  exchanges: z.array(
    z.object({
      request: requestSchema,
      transport: z.enum(['direct', 'relay']),
      sentAt: z.number(),
      outcome: z.nullable(outcome),
    }),
  ),
  after: z.nullable(z.string()),
});

/** Problems are read by their code alone: their other members are evidence, and shown as text. */
export function asApiCall(parsed: z.infer<typeof apiCallSchema>): ApiCall {
  return parsed as ApiCall;
}
