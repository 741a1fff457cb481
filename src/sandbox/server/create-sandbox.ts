import { Hono, type Context } from 'hono';
import {
  resourceWellKnownName,
  sandboxIssuer,
  wellKnownNames,
} from '#sandbox/contract/issuer-addresses.ts';
import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import { defaultSandboxId } from '#sandbox/contract/starter.ts';
import { createDefaultSandbox } from './default-sandbox.ts';
import { allowedMethods, type Endpoint } from './endpoint.ts';
import { deleteDefinition, putDefinition } from './endpoints/definition.ts';
import { endpoints } from './endpoints/endpoints.ts';
import { issuerPage } from './endpoints/issuer-page.ts';
import { readLog } from './endpoints/log.ts';
import { metadata } from './endpoints/metadata.ts';
import { misbehave } from './faults/misbehave.ts';
import { withNonce } from './grants/proof-nonce.ts';
import { resourceMetadata } from './endpoints/resource-metadata.ts';
import { preflight, withCors } from './http/cors.ts';
import { errorJson, json } from './http/responses.ts';
import { OAuthError } from './oauth-error.ts';
import { refusalPage } from './pages/refusal-page.ts';
import type { SandboxDependencies } from './ports.ts';
import { answerOrRefuse } from './refusal.ts';
import { meetClient } from './registration/meet-client.ts';
import {
  isUseStale,
  noteUse,
  readRegistered,
  withRegistered,
} from './registration/registered-clients.ts';
import { startTrail, type Scene } from './scene.ts';

/** An authorization server that answers requests and knows nothing of where it runs. */
export interface Sandbox {
  readonly fetch: (request: Request) => Promise<Response>;
}

const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** Makes the sandbox of a host. @see RFC 6749 §3, OpenID Connect Core 1.0 §3 */
export function createSandbox(dependencies: SandboxDependencies): Sandbox {
  const { basePath, host, relay, relayCertificates } = dependencies;
  const readDefault = createDefaultSandbox(dependencies);

  const open = async (request: Request, id: string): Promise<Scene | null> => {
    const now = dependencies.clock();
    const { origin } = new URL(request.url);
    const kept =
      id === defaultSandboxId
        ? await readDefault(origin)
        : idPattern.test(id) && (await dependencies.store.readDefinition(id, now));
    if (!kept) return null;
    return openScene(dependencies, { request, id, now, definition: kept });
  };

  const handle = (endpoint: Endpoint) => async (context: Context) => {
    const request = context.req.raw;
    if (request.method === 'OPTIONS') return answerOptions(endpoint, request);
    const scene = await open(request, context.req.param('id') ?? '');
    if (scene === null) return finish(endpoint, request, await unknownSandbox(endpoint, request));
    if (!isAllowed(endpoint, request.method))
      return finish(endpoint, request, wrongMethod(endpoint));
    const refuse = (error: OAuthError) =>
      endpoint.audience === 'person' ? refusalPage(scene, error) : errorJson(error);
    const meet = () => (endpoint.meetsClients === true ? meetClient(scene) : scene);
    const run = async () => (await misbehave(scene, endpoint)) ?? endpoint.answer(await meet());
    const answer = await answerOrRefuse(scene, run, refuse);
    const response = endpoint.takesProofs ? await withNonce(scene, answer) : answer;
    await writeLog(scene, response.status);
    await writeUse(scene);
    if (request.method === 'POST') await dependencies.store.removeOld(scene.now);
    return finish(endpoint, request, response);
  };

  const app = new Hono();
  const root = `${basePath}sandbox`;
  app.all(root, (context) =>
    context.req.method === 'GET' || context.req.method === 'HEAD'
      ? json({ host, relay: relay(), ...(relayCertificates && { relayCertificates }) })
      : wrongMethod({ methods: ['GET'] }),
  );
  for (const [path, endpoint] of wellKnown(root)) app.all(path, handle(endpoint));
  const define = (answer: typeof putDefinition) => async (context: Context) => {
    const id = context.req.param('id') ?? '';
    if (!idPattern.test(id)) return notFound();
    const issuer = sandboxIssuer(new URL(context.req.url).origin, basePath, id);
    return answer(dependencies, { request: context.req.raw, id, issuer });
  };
  app.put(`${root}/:id`, define(putDefinition));
  app.delete(`${root}/:id`, define(deleteDefinition));
  app.all(`${root}/:id`, handle(issuerPage));
  app.all(`${root}/:id/log`, handle(readLog));
  for (const [path, endpoint] of Object.entries(endpoints)) {
    app.all(`${root}/:id${path}`, handle(endpoint));
  }
  app.notFound(() => withCors(notFound()));
  app.onError(() => errorJson(new OAuthError('server_error', 'It failed.', { status: 500 })));
  return { fetch: async (request) => app.fetch(request) };
}

interface Opening {
  readonly request: Request;
  readonly id: string;
  readonly now: number;
  readonly definition: SandboxDefinition;
}

/** What a request plays in, with the clients that registered themselves. */
async function openScene(dependencies: SandboxDependencies, opening: Opening): Promise<Scene> {
  const { request, id, now, definition } = opening;
  const url = new URL(request.url);
  const registered = await readRegistered(dependencies, id);
  return {
    ...{
      request,
      url,
      sandboxId: id,
      issuer: sandboxIssuer(url.origin, dependencies.basePath, id),
    },
    ...{ definition: withRegistered(definition, registered), registered },
    ...{ dependencies, now, trail: startTrail(), binding: null },
    narrowing: { resources: [], details: null },
  };
}

/** Addresses that are made by putting something before the path. @see RFC 8414 §3.1, RFC 9728 §3.1 */
function wellKnown(root: string): [string, Endpoint][] {
  const described = `/.well-known/${resourceWellKnownName}${root}/:id/api`;
  return [
    ...wellKnownNames.map((name): [string, Endpoint] => [
      `/.well-known/${name}${root}/:id`,
      metadata,
    ]),
    [described, resourceMetadata],
    [`${described}/:resource`, resourceMetadata],
  ];
}

function isAllowed({ methods }: Endpoint, method: string): boolean {
  return methods.some((one) => one === method || (one === 'GET' && method === 'HEAD'));
}

function answerOptions(endpoint: Endpoint, request: Request): Response {
  const Allow = allowedMethods(endpoint);
  return endpoint.cors
    ? preflight(request, Allow)
    : new Response(null, { status: 204, headers: { Allow } });
}

function finish(endpoint: Endpoint, request: Request, response: Response): Response {
  const answer = endpoint.cors ? withCors(response) : response;
  return request.method === 'HEAD' ? new Response(null, answer) : answer;
}

function wrongMethod(endpoint: Pick<Endpoint, 'methods'>): Response {
  const Allow = allowedMethods(endpoint);
  const error_description = `This address answers ${Allow}.`;
  return json({ error: 'invalid_request', error_description }, { status: 405, headers: { Allow } });
}

function notFound(): Response {
  const description = 'The sandbox has nothing at this address.';
  return errorJson(new OAuthError('not_found', description, { status: 404 }));
}

async function unknownSandbox(endpoint: Endpoint, request: Request): Promise<Response> {
  const description =
    'This host does not know the sandbox. Its definition is kept in the browser that made it.';
  const error = new OAuthError('unknown_sandbox', description, { status: 404 });
  const isForPeople = request.headers.get('Accept')?.includes('text/html') ?? false;
  return endpoint.audience === 'person' && isForPeople
    ? refusalPage(null, error)
    : errorJson(error);
}

async function writeLog(scene: Scene, status: number): Promise<void> {
  const { trail, request, url, issuer, now, dependencies } = scene;
  const base = new URL(issuer).pathname;
  if (url.pathname === `${base}/log`) return;
  await dependencies.store.appendLog(scene.sandboxId, {
    at: now,
    method: request.method,
    path: url.pathname.startsWith(base) ? logPath(url.pathname.slice(base.length)) : url.pathname,
    status,
    clientId: trail.clientId,
    stateHash: trail.stateHash,
    error: trail.error,
    detail: trail.detail,
    checks: trail.checks,
  });
}

/** A client that registered itself and was answered is in use. */
async function writeUse({ trail, registered, dependencies, sandboxId, now }: Scene): Promise<void> {
  const client = registered.find(({ clientId }) => clientId === trail.clientId);
  if (client === undefined || trail.error !== null || !isUseStale(client, now)) return;
  await noteUse(dependencies, { sandbox: sandboxId, clientId: client.clientId, now });
}

/** An interaction's id opens it to its browser: it stays out of the log. */
function logPath(path: string): string {
  return path.startsWith('/interaction/') ? '/interaction' : path;
}
