import {
  nothingElse,
  robot,
  setField,
  setUrl,
  type Edit,
  type Failure,
  type Happening,
} from './failure.ts';
import type { WorkspaceWorld } from '../workspace-world.ts';

const tokenWith =
  (edit: Edit): Happening =>
  async (world, runId) => {
    setField(world, [runId, 'token'], edit);
    await world.workspace.runs.send(runId, 'token');
  };

async function saveSecret({ workspace }: WorkspaceWorld, clientSecret: string) {
  const environment = workspace.getState().environments[0];
  const client = environment?.clients.find(({ id }) => id === robot.client);
  if (client === undefined) throw new Error('there is no client');
  const saved = await workspace.environments.saveClient('default', { ...client, clientSecret });
  if (!saved.ok) throw new Error(saved.problem.reason);
}

const secretCorrected: Happening = (world) =>
  saveSecret(world, 'backend-secret-of-the-default-sandbox');

/** What the server refuses of a client, its request or its token. */
export const requestFailures: Readonly<Record<string, Failure>> = {
  'an unknown scope of a client': {
    ...robot,
    cause: tokenWith({ name: 'scope', value: 'orders:read nonsense' }),
    buttons: {
      'Put the scope back and send again': nothingElse,
      'Leave out nonsense and send again': nothingElse,
    },
  },
  'changed credentials': {
    ...robot,
    cause: tokenWith({ name: 'authorization', value: 'Basic YmFja2VuZDp3cm9uZw==' }),
    buttons: {
      'Put the credentials back and send again': nothingElse,
      'Edit the client': nothingElse,
    },
  },
  'a wrong secret of the client': {
    ...robot,
    cause: async (world, runId) => {
      await saveSecret(world, 'wrong');
      // The client was changed while its run was open.
      await world.workspace.runs.remake(runId, 'token');
      await world.workspace.runs.send(runId, 'token');
    },
    buttons: { 'Edit the client': secretCorrected, 'Make the request again': secretCorrected },
  },
  'a changed token': {
    ...robot,
    step: 'call-api',
    cause: async (world, runId) => {
      await world.workspace.runs.send(runId, 'token');
      setField(world, [runId, 'call-api'], { name: 'authorization', value: 'Bearer other' });
      await world.workspace.runs.send(runId, 'call-api');
    },
    buttons: { 'Put the credentials back and send again': nothingElse, 'Start over': nothingElse },
  },
  'an expired token': {
    ...robot,
    step: 'call-api',
    cause: async (world, runId) => {
      await world.workspace.runs.send(runId, 'token');
      world.advance(4000);
      await world.workspace.runs.send(runId, 'call-api');
    },
    buttons: { 'Start over': nothingElse },
  },
  'a token without the scope': {
    ...robot,
    step: 'call-api',
    cause: async (world, runId) => {
      await tokenWith({ name: 'scope', value: 'reports:read' })(world, runId);
      setUrl(world, [runId, 'call-api'], 'http://localhost:4173/sandbox/default/api/orders');
      await world.workspace.runs.send(runId, 'call-api');
    },
    buttons: { 'Ask for orders:read too': nothingElse, 'Start over': nothingElse },
  },
};
