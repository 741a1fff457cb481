import { fail, ok } from '#protocol/result.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { FlowId } from '#flows/flow-ids.ts';
import type { Person } from '../sandbox-browser.ts';
import type { Interference, WorkspaceWorld } from '../workspace-world.ts';

/** Something that happens to a run, by a person, a server or the network. */
export type Happening = (world: WorkspaceWorld, runId: string) => Promise<void> | void;

/** One way to fail: it leads a run to its failure and names the step that shows it. */
export interface Failure {
  readonly flow: FlowId;
  readonly client?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly step: string;
  /** What happened before the run began: another run whose token it takes. */
  readonly before?: (world: WorkspaceWorld) => Promise<void>;
  readonly cause: Happening;
  /** A step that is not for this client, whatever is done. */
  readonly notFor?: string;
  /** Another failure of the same kind, which may say the same. */
  readonly variantOf?: string;
  /** Every button that is offered, by its words, and what is done before it is pressed. */
  readonly buttons: Readonly<Record<string, Happening>>;
}

/** What one person would change in a request. */
export interface Edit {
  readonly name: string;
  readonly value?: string;
  readonly included?: boolean;
}

export const webApp = 'web-app-of-default';
const backend = 'backend-of-default';

/** What failures of the code flow and of the client alone have in common. */
export const code = { flow: 'authorization-code', client: webApp } as const;
export const robot = { flow: 'client-credentials', client: backend, step: 'token' } as const;

export const tokenUrl = 'http://localhost:4173/sandbox/default/token';

/** The button alone mends it. */
export const nothingElse: Happening = () => undefined;

/** Whatever was in the way is gone. */
export const obstacleGone: Happening = (world) => world.interfere(null);

/** The person finds the token endpoint's right address, and puts it into the environment. */
export const addressCorrected: Happening = async ({ workspace }) => {
  const overrides = { token_endpoint: `${tokenUrl}?` };
  const changed = await workspace.environments.change('default', { overrides });
  if (!changed.ok) throw new Error(changed.problem.reason);
};

export function setField(world: WorkspaceWorld, at: readonly [string, string], edit: Edit) {
  const [runId, step] = at;
  const { draft } = world.workspace.viewStep(world.run(runId), step);
  if (draft === null) throw new Error('there is no draft');
  const fields = draft.fields.map((field) =>
    field.name === edit.name ? { ...field, ...edit } : field,
  );
  world.workspace.runs.edit(runId, step, { ...draft, fields });
}

export function setUrl(world: WorkspaceWorld, at: readonly [string, string], url: string) {
  const [runId, step] = at;
  const { draft } = world.workspace.viewStep(world.run(runId), step);
  if (draft === null) throw new Error('there is no draft');
  world.workspace.runs.edit(runId, step, { ...draft, url });
}

export async function open(world: WorkspaceWorld, runId: string) {
  await world.workspace.runs.openAuthorization(runId, 'authorize', 'this-tab');
}

/** Opens the authorization page, and comes back from it. */
export async function ask(world: WorkspaceWorld, runId: string, person?: Person) {
  await open(world, runId);
  await world.signIn(runId, person);
}

export const send =
  (step: string): Happening =>
  async (world, runId) =>
    world.workspace.runs.send(runId, step);

/** An answer without a word of OAuth in it. */
export function page(body: string, type: string): HttpResponse {
  return {
    ...{ status: 200, statusText: 'OK', headers: [['content-type', type]], body },
    ...{ bodyEncoding: 'utf-8', headersSeen: 'all', durationMilliseconds: 1, receivedAt: 0 },
  };
}

/** What stands between the page and the token endpoint, until somebody takes it away. */
export type Obstacle = TransportProblem | HttpResponse;

/** Puts an obstacle before one address; the relay goes around it. */
export function obstruct(world: WorkspaceWorld, url: string, obstacle: Obstacle) {
  const disturb: Interference = (request) => {
    if (request.url !== url) return null;
    return 'code' in obstacle ? fail(obstacle) : ok(obstacle);
  };
  world.interfere(disturb);
}

const farUrl = 'https://tokens.example/token';

/** Has the token endpoint on another origin, whose answers the relay alone can read. */
export async function tokenElsewhere(world: WorkspaceWorld): Promise<void> {
  const { environments } = world.workspace;
  await environments.change('default', { overrides: { token_endpoint: farUrl } });
  world.interfere(
    ({ url }) => (url === farUrl ? fail({ code: 'cors_suspected', url, preflight: false }) : null),
    forwardTo(world),
  );
}

/** The server's operator has allowed the page's origin. */
export const corsOpened: Happening = (world) => world.interfere(forwardTo(world));

// The far token endpoint is the sandbox's own, by another address.
function forwardTo({ ports }: WorkspaceWorld): Interference {
  const { signal } = new AbortController();
  return (request) =>
    request.url === farUrl ? ports.transports.direct({ ...request, url: tokenUrl }, signal) : null;
}

/** A run whose refresh token the next one takes. */
async function getRefreshToken(world: WorkspaceWorld): Promise<void> {
  const { runs } = world.workspace;
  const { id } = await runs.start(code.flow, 'default', code.client);
  await ask(world, id);
  await runs.send(id, 'redeem');
}

/** Of the flow that takes the refresh token of an earlier run. */
export const refreshing = {
  flow: 'refresh-token',
  client: code.client,
  step: 'refresh',
  before: getRefreshToken,
} as const;
