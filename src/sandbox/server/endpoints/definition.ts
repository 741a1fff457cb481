import { definitionLimitBytes, sandboxDefinitionSchema } from '#sandbox/contract/definition.ts';
import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import { defaultSandboxId } from '#sandbox/contract/starter.ts';
import { mediaType, readBody } from '#sandbox/server/http/parameters.ts';
import { errorJson, json } from '#sandbox/server/http/responses.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { SandboxDependencies } from '#sandbox/server/ports.ts';
import { findSigningKey, importSigningKey } from '#sandbox/server/tokens/keys.ts';

/** What `PUT` and `DELETE /sandbox/{id}` are asked with. */
export interface DefinitionRequest {
  readonly request: Request;
  readonly id: string;
  readonly issuer: string;
}

/** Puts a definition in place; what grants left behind stays. Answers its own page only. */
export async function putDefinition(
  dependencies: SandboxDependencies,
  { request, id, issuer }: DefinitionRequest,
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

/**
 * Forgets a sandbox: its definition, what its grants left behind, its sign-ins and its log. `default`
 * is the host's own and keeps its keys. One that is not known is forgotten already.
 */
export async function deleteDefinition(
  dependencies: SandboxDependencies,
  { request, id, issuer }: DefinitionRequest,
): Promise<Response> {
  const { guard, store, session } = dependencies;
  if (guard(request) !== 'own-page') return errorJson(notTheOwner());
  await store.erase(id, id === defaultSandboxId ? 'grants' : 'everything');
  const gone = new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  return session.clear(gone, { id, path: new URL(issuer).pathname });
}

function notTheOwner(): OAuthError {
  const description = 'Only the page of this host may define a sandbox, or remove one.';
  return new OAuthError('access_denied', description, { status: 403 });
}

function checkPutter({ guard }: SandboxDependencies, request: Request, id: string): void {
  if (guard(request) !== 'own-page') throw notTheOwner();
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
  const chosen = definition.clients.flatMap(
    ({ id_token_signed_response_alg: algorithm }) => algorithm ?? [],
  );
  for (const algorithm of new Set([accessTokenAlgorithm, idTokenAlgorithm, ...chosen])) {
    const key = findSigningKey(definition, algorithm);
    const imported = key && (await importSigningKey(key).catch(() => undefined));
    if (imported?.type !== 'private') {
      const description = `The policy or a client asks for ${algorithm}, and no key of the definition signs so.`;
      throw new OAuthError('invalid_request', description);
    }
  }
}
