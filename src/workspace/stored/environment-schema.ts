import { z } from 'zod/mini';
import { sandboxDefinitionSchema } from '#sandbox/contract/definition.ts';
import { clientAuthMethods } from '#protocol/client-auth/client-auth-methods.ts';
import { endpointNames } from '#protocol/model/server-metadata.ts';
import type { Environment } from '#workspace/model/environment.ts';

const pair = z.readonly(z.tuple([z.string(), z.string()]));

const client = z.object({
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  clientId: z.string(),
  authentication: z.enum(clientAuthMethods),
  clientSecret: z.nullable(z.string()),
  redirectUri: z.nullable(z.string()),
  scope: z.string(),
  extraParameters: z.object({ authorization: z.array(pair), token: z.array(pair) }),
  // What follows came later: a client that was stored without it has none.
  keys: z._default(z.array(z.looseObject({ kty: z.string() })), []),
  assertionAudience: z._default(z.enum(['issuer', 'token_endpoint']), 'issuer'),
  certificate: z._default(z.nullable(z.string()), null),
  registration: z._default(
    z.nullable(z.object({ uri: z.string(), accessToken: z.string() })),
    null,
  ),
  idTokenAlgorithm: z.optional(z.string()),
});

const metadata = z.looseObject({
  issuer: z.string(),
  ...Object.fromEntries(endpointNames.map((name) => [name, z.optional(z.string())])),
});

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sandbox') }),
  z.object({ kind: z.literal('discovered'), url: z.string() }),
  z.object({ kind: z.literal('pasted') }),
  z.object({ kind: z.literal('typed') }),
]);

const sample = z.object({
  name: z.string(),
  method: z.string(),
  url: z.string(),
  headers: z.array(pair),
  body: z.nullable(z.string()),
});

/** An environment as it is stored and exported. */
export const environmentSchema = z.object({
  version: z.literal(1),
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  kind: z.enum(['sandbox', 'remote']),
  createdAt: z.number(),
  changedAt: z.number(),
  sandbox: z.nullable(
    z.object({
      id: z.string(),
      definition: z.nullable(sandboxDefinitionSchema),
      preset: z.optional(z.nullable(z.string())),
    }),
  ),
  metadata,
  source,
  overrides: z.partialRecord(z.enum(endpointNames), z.string()),
  keys: z.nullable(
    z.object({
      jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string() })) }),
      url: z.string(),
      fetchedAt: z.number(),
    }),
  ),
  transport: z.enum(['automatic', 'direct', 'relay']),
  clockToleranceSeconds: z.number().check(z.minimum(0)),
  clients: z.array(client),
  apis: z.array(
    z.object({
      title: z.string(),
      method: z.string(),
      url: z.string(),
      scope: z.string(),
      resource: z.optional(z.string()),
      samples: z.optional(z.array(sample)),
    }),
  ),
  provider: z.optional(z.string()),
});

/** The schema says what the type says; the cast is checked by the parser's round-trip test. */
export function asEnvironment(parsed: z.infer<typeof environmentSchema>): Environment {
  return parsed as Environment;
}
