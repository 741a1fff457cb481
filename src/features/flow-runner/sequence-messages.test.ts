import { expect, it } from 'vitest';
import { fail } from '#protocol/result.ts';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';
import { sequenceMessages } from './sequence-messages.ts';

const webApp = 'web-app-of-default';
const tokenUrl = 'http://localhost:4173/sandbox/default/token';

async function start(
  flow: 'authorization-code' | 'client-credentials' = 'authorization-code',
  options: Readonly<Record<string, string>> = {},
) {
  const world = await createWorkspaceWorld();
  const client = flow === 'authorization-code' ? webApp : 'backend-of-default';
  const { id } = await world.workspace.runs.start(flow, 'default', client, options);
  return { world, id };
}

async function ask({ workspace, signIn }: WorkspaceWorld, id: string) {
  await workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
  await signIn(id);
}

/** The arrows, as one would read them. */
function arrows(world: WorkspaceWorld, id: string): readonly string[] {
  return sequenceMessages(world.run(id)).map(({ from, to, label, note, tone, isDashed }) =>
    [`${from} ${isDashed ? '-->' : '->'} ${to}`, label, note, tone].join(' | '),
  );
}

it('draws nothing of a run in which nothing was sent', async () => {
  const { world, id } = await start();
  expect(arrows(world, id)).toEqual([]);
});

it('draws the code flow in its order, with what each message carries by name', async () => {
  const { world, id } = await start();
  await ask(world, id);
  await world.workspace.runs.send(id, 'redeem');
  await world.workspace.runs.send(id, 'userinfo');
  expect(arrows(world, id)).toEqual([
    'client -> browser | go to /authorize | scope, state, nonce, code_challenge | plain',
    'browser --> server | sign in and consent | between user and server | plain',
    'browser -> client | came back with code | state ✓  iss ✓ | good',
    'client -> server | POST /token | grant_type, code, code_verifier | plain',
    'server -> client | 200 | access_token, token_type, expires_in, scope, … | good',
    'client -> server | GET /userinfo | Bearer … | plain',
    'server -> client | 200 | name, given_name, family_name, preferred_username, … | good',
  ]);
});

it('shows no value that is secret, of the whole run', async () => {
  const { world, id } = await start();
  await ask(world, id);
  await world.workspace.runs.send(id, 'redeem');
  const events = JSON.stringify(world.run(id).events);
  const secrets = [/"code","([^"]{8,})"/, /access_token\\":\\"([^\\]{20,})/].map(
    (pattern) => pattern.exec(events)?.[1] ?? '',
  );
  expect(secrets.every((secret) => secret.length >= 8)).toBe(true);
  const drawn = arrows(world, id).join('\n');
  for (const secret of secrets) expect(drawn).not.toContain(secret);
});

it('says what was refused on the way back, and by the token endpoint', async () => {
  const { world, id } = await start();
  await world.workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
  await world.workspace.runs.receive({ parameters: [['error', 'access_denied']], mode: 'query' });
  expect(arrows(world, id).at(-1)).toMatch(
    /^browser -> client \| came back with error \| .* \| bad$/,
  );
  const robot = await start('client-credentials');
  const { draft } = robot.world.workspace.viewStep(robot.world.run(robot.id), 'token');
  if (draft === null) throw new Error('there is no draft');
  const fields = draft.fields.map((field) =>
    field.name === 'scope' ? { ...field, value: 'nonsense' } : field,
  );
  robot.world.workspace.runs.edit(robot.id, 'token', { ...draft, fields });
  await robot.world.workspace.runs.send(robot.id, 'token');
  expect(arrows(robot.world, robot.id)).toEqual([
    'client -> server | POST /token | grant_type, scope, Basic … | plain',
    'server -> client | 400 | refused: invalid_scope | bad',
  ]);
});

it('dashes what never arrived, and what is not waited for', async () => {
  const { world, id } = await start('client-credentials');
  world.interfere(({ url }) => (url === tokenUrl ? fail({ code: 'offline', url }) : null));
  await world.workspace.runs.send(id, 'token');
  world.interfere(() => {
    world.workspace.runs.cancel(id, 'token');
    return null;
  });
  await world.workspace.runs.send(id, 'token');
  expect(arrows(world, id)).toEqual([
    'client -> server | POST /token | grant_type, scope, Basic … | plain',
    'server --> client | no answer that the page may read | failed: offline | bad',
    'client -> server | POST /token | grant_type, scope, Basic … | plain',
    'client --> server | cancelled | the answer is not waited for | warn',
  ]);
});

it('says of what went by the relay that it did', async () => {
  const { world, id } = await start('client-credentials');
  await world.workspace.environments.change('default', { transport: 'relay' });
  await world.workspace.runs.send(id, 'token');
  expect(arrows(world, id)[0]).toContain('Basic … · by the relay');
});

it('cuts names that a server or a person made long', async () => {
  const { world, id } = await start('client-credentials');
  const { draft } = world.workspace.viewStep(world.run(id), 'token');
  if (draft === null) throw new Error('there is no draft');
  const url = `${tokenUrl}/${'x'.repeat(200)}`;
  world.workspace.runs.edit(id, 'token', { ...draft, url });
  await world.workspace.runs.send(id, 'token');
  for (const arrow of arrows(world, id)) expect(arrow.length).toBeLessThan(200);
  expect(arrows(world, id)[0]).toContain(`POST /${'x'.repeat(27)}…`);
});
