import { definitionLimitBytes, sandboxDefinitionSchema } from '#sandbox/contract/definition.ts';
import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import { defaultSandboxId } from '#sandbox/contract/starter.ts';
import { mediaType, readBody } from '#sandbox/server/http/parameters.ts';
import { errorJson, json } from '#sandbox/server/http/responses.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { SandboxDependencies } from '#sandbox/server/ports.ts';
import { findSigningKey, importSigningKey } from '#sandbox/server/tokens/keys.ts';

/** What `PUT /sandbox/{id}` is asked with. */
export interface PutRequest {
  readonly request: Request;
  readonly id: string;
  readonly issuer: string;
}

/** Puts a definition in place; what grants left behind stays. Answers its own page only. */
export async function putDefinition(
  dependencies: SandboxDependencies,
  { request, id, issuer }: PutRequest,
): Promise<Response> {
  try {
    checkPutter(dependencies, request, id);
    const definition = await readDefinition(request);
    const { store, clock } = dependencies;
    const outcome = await store.writeDefinition(id, definition, clock());
    return json({ issuer }, { status: outcome === 'created' ? 201 : 200 });
  } catch (thrown) {
    if (thrown instanceof OAuthError) return errorJson(thrown);
    throw thrown;
  }
}

function checkPutter({ guard }: SandboxDependencies, request: Request, id: string): void {
  if (guard(request) !== 'own-page') {
    throw new OAuthError('access_denied', 'Only the page of this host may define a sandbox.', {
      status: 403,
    });
  }
  if (id === defaultSandboxId) {
    throw new OAuthError('conflict', 'The default sandbox is the host’s own.', { status: 409 });
  }
  if (mediaType(request) !== 'application/json') {
    throw new OAuthError('invalid_request', 'A definition is application/json.', { status: 415 });
  }
}

async function readDefinition(request: Request): Promise<SandboxDefinition> {
  const body = await readBody(request, definitionLimitBytes);
  if (body === null) {
    throw new OAuthError('invalid_request', 'The definition is longer than 256 kB.', {
      status: 413,
    });
  }
  const parsed = sandboxDefinitionSchema.safeParse(parseJson(body));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    const place = where === '' ? '' : ` (at ${where})`;
    throw new OAuthError('invalid_request', `This is not a sandbox definition${place}.`);
  }
  await checkKeys(parsed.data);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A definition that could not sign would fail at the first token; it is refused here instead. */
async function checkKeys(definition: SandboxDefinition): Promise<void> {
  const { accessTokenAlgorithm, idTokenAlgorithm } = definition.policy;
  for (const algorithm of new Set([accessTokenAlgorithm, idTokenAlgorithm])) {
    const key = findSigningKey(definition, algorithm);
    const imported = key && (await importSigningKey(key).catch(() => undefined));
    if (imported?.type !== 'private') {
      const description = `The policy signs with ${algorithm}, and no key of the definition can.`;
      throw new OAuthError('invalid_request', description);
    }
  }
}
