import type { ChosenOptions } from '#flows/define-flow.ts';
import type { FlowId } from '#flows/flow-ids.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import { ok } from '#protocol/result.ts';
import { readResponse } from '#platform/transports/read-response.ts';
import type { Client } from '#workspace/model/environment.ts';
import { signInByFetch } from './sign-in-by-fetch.ts';
import { createWorkspaceWorld, type Interference, type WorkspaceWorld } from './workspace-world.ts';

/** A workspace whose environment is a server that we did not write, over real HTTP. */
export interface RemoteWorld extends WorkspaceWorld {
  readonly environmentId: string;
  /** Starts a run as the client, with options chosen, and gives its id. */
  readonly begin: (flow: FlowId, options?: ChosenOptions) => Promise<string>;
  /** Signs in on the server's own pages for a run of the code flow. */
  readonly signInThere: (runId: string) => Promise<void>;
}

const clientKey = 'the-client';

const plainClient: Client = {
  id: clientKey,
  name: 'The client',
  clientId: 'public',
  authentication: 'none',
  clientSecret: null,
  redirectUri: null,
  scope: 'openid email offline_access',
  extraParameters: { authorization: [], token: [] },
  keys: [],
  assertionAudience: 'issuer',
  certificate: null,
  registration: null,
};

/** A world for one client at an issuer, by what the issuer says of itself; all through a relay if given. */
export async function createRemoteWorld(
  issuer: string,
  client: Partial<Client>,
  relay: Interference | null = null,
): Promise<RemoteWorld> {
  const world = await createWorkspaceWorld();
  const { workspace } = world;
  world.advance((Date.now() - world.ports.clock()) / 1000);
  world.interfere((request) => (request.url.startsWith(issuer) ? overHttp(request) : null), relay);
  const transport = relay === null ? 'direct' : 'relay';
  const { signal } = new AbortController();
  const asking = { transport, signal, onAttempt: () => undefined } as const;
  const found = await workspace.environments.discover(issuer, asking);
  if (!found.ok) throw new Error(found.problem.problem.code);
  const { id: environmentId } = await workspace.environments.createRemote({
    name: 'Elsewhere',
    metadata: found.value.metadata,
    source: { kind: 'typed' },
    overrides: {},
    transport,
  });
  await workspace.environments.change(environmentId, {
    apis: [{ title: 'UserInfo', method: 'GET', url: `${issuer}/me`, scope: '' }],
  });
  const saved = await workspace.environments.saveClient(environmentId, {
    ...plainClient,
    ...client,
  });
  if (!saved.ok) throw new Error(saved.problem.reason);
  return {
    ...world,
    environmentId,
    begin: async (flow, options = {}) => {
      const { id } = await workspace.runs.start(flow, environmentId, clientKey);
      for (const [option, value] of Object.entries(options)) {
        await workspace.runs.chooseOption(id, option, value);
      }
      return id;
    },
    signInThere: async (runId) => {
      await workspace.runs.openAuthorization(runId, 'authorize', 'this-tab');
      const away = world.visited.at(-1) ?? '';
      const answer = await signInByFetch(away, 'http://localhost:4173/callback');
      const isFragment = answer.hash !== '';
      const found = isFragment ? new URLSearchParams(answer.hash.slice(1)) : answer.searchParams;
      const mode = isFragment ? 'fragment' : 'query';
      await workspace.runs.receive({ parameters: [...found], mode });
    },
  };
}

async function overHttp({ url, method, headers, body }: HttpRequest) {
  const answer = await fetch(url, {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    body: typeof body === 'string' ? body : null,
    redirect: 'manual',
  });
  const where = { url, startedAt: performance.now(), isOwnOrigin: true };
  const read = await readResponse(answer, where);
  return read.ok ? ok({ ...read.value, receivedAt: Date.now() }) : read;
}
