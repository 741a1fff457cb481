import { z } from 'zod/mini';
import { fieldPlaces } from '#protocol/http/draft.ts';
import { flowIds } from '#flows/flow-ids.ts';
import { memoryNumbers, memoryTexts } from '#flows/run-memory.ts';
import type { Run } from '#workspace/model/run.ts';
import { pairSchema, requestSchema, responseSchema } from './wire-schema.ts';

const spec = z.object({ document: z.string(), section: z.string() });
const problem = z.looseObject({ code: z.string() });

const check = z.object({
  id: z.string(),
  outcome: z.enum(['passed', 'failed', 'warned', 'skipped']),
  title: z.string(),
  evidence: z.nullable(z.string()),
  spec,
});

const field = z.object({
  id: z.string(),
  place: z.enum(fieldPlaces),
  name: z.string(),
  value: z.string(),
  included: z.boolean(),
  made: z.nullable(z.string()),
  secret: z.boolean(),
  fresh: z.optional(z.boolean()),
});

const draft = z.object({
  method: z.string(),
  url: z.string(),
  madeUrl: z.string(),
  fields: z.array(field),
});

const text = z.optional(z.nullable(z.string()));
const number = z.optional(z.nullable(z.number()));

const learned = z.object({
  ...Object.fromEntries(memoryTexts.map((name) => [name, text])),
  ...Object.fromEntries(memoryNumbers.map((name) => [name, number])),
});

const answer = z.object({
  parameters: z.array(pairSchema),
  mode: z.enum(['query', 'fragment', 'form_post', 'pasted']),
});

const stepEvent = { at: z.number(), step: z.string() };
const judgement = { checks: z.array(check), learned, problem: z.nullable(problem) };

const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step-prepared'), ...stepEvent, draft, learned }),
  z.object({ type: z.literal('step-edited'), ...stepEvent, draft }),
  z.object({ type: z.literal('step-failed-to-prepare'), ...stepEvent, problem }),
  z.object({
    type: z.literal('option-chosen'),
    at: z.number(),
    option: z.string(),
    value: z.string(),
  }),
  z.object({
    type: z.literal('sent'),
    ...stepEvent,
    request: requestSchema,
    transport: z.enum(['direct', 'relay']),
  }),
  z.object({
    type: z.literal('answered'),
    ...stepEvent,
    response: responseSchema,
    ...judgement,
    again: z.optional(z.object({ afterSeconds: z.number(), reason: z.string() })),
  }),
  z.object({
    type: z.literal('performed'),
    ...stepEvent,
    output: z.nullable(z.object({ label: z.string(), text: z.string() })),
    ...judgement,
  }),
  z.object({ type: z.literal('refused'), ...stepEvent, problem }),
  z.object({
    type: z.literal('redirected-away'),
    ...stepEvent,
    request: requestSchema,
    place: z.enum(['this-tab', 'new-window', 'by-hand']),
  }),
  z.object({ type: z.literal('came-back'), ...stepEvent, answer, ...judgement }),
  z.object({ type: z.literal('cancelled'), ...stepEvent }),
]);

/** A run as it is stored. */
export const runSchema = z.object({
  version: z.literal(1),
  id: z.string().check(z.minLength(1)),
  flow: z.enum(flowIds),
  environmentId: z.string(),
  environmentName: z.string(),
  issuer: z.string(),
  clientKey: z.string(),
  clientId: z.string(),
  startedAt: z.number(),
  brought: z.optional(z.object({ runId: z.string(), learned })),
  events: z.array(event),
});

/** Problems are read by their code alone: their other members are evidence, and shown as text. */
export function asRun(parsed: z.infer<typeof runSchema>): Run {
  return parsed as Run;
}
