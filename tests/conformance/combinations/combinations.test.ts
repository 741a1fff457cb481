import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientAuthMethods } from '#protocol/client-auth/client-auth-methods.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { stepsOf, type AuthorizationAnswer } from '#flows/define-flow.ts';
import { flowOf } from '#flows/registry.ts';
import type { Client } from '#workspace/model/environment.ts';
import { chosenOptions } from '#workspace/runs/chosen-options.ts';
import { createWorkspaceWorld, type WorkspaceWorld } from '../../support/workspace-world.ts';
import { pairwise, type Combination } from './pairs.ts';

const factors = {
  par: ['off', 'on'],
  request_object: ['off', 'signed', 'encrypted'],
  response_mode: [
    ...['query', 'fragment', 'form_post'],
    ...['jwt', 'query.jwt', 'fragment.jwt', 'form_post.jwt'],
  ],
  dpop: ['off', 'on'],
  authorization_details: ['off', 'on'],
  // A certificate is shown in the TLS handshake, and there is none with the sandbox.
  authentication: clientAuthMethods.filter((method) => !/tls/.test(method)),
} as const;

const flow = flowOf('authorization-code');
const printed: string[] = [];
let world: WorkspaceWorld;
let environmentId: string;
let keys: readonly Jwk[];

async function makeKey(alg: string, use: 'sig' | 'enc'): Promise<Jwk> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const { kty = '', ...members } = await exportJWK(privateKey);
  return { kty, ...members, alg, use, kid: `${use} key` };
}

beforeAll(async () => {
  world = await createWorkspaceWorld();
  const made = await world.workspace.environments.createSandbox('All of it');
  if (!made.ok) throw new Error(made.problem.reason);
  environmentId = made.value.id;
  keys = [await makeKey('ES256', 'sig'), await makeKey('RSA-OAEP-256', 'enc')];
  for (const authentication of factors.authentication) {
    const [first] = made.value.clients;
    if (first === undefined) throw new Error('a sandbox has clients');
    const client: Client = {
      ...{ ...first, id: authentication, name: authentication, clientId: authentication },
      ...{ authentication, keys },
      clientSecret: authentication === 'none' ? null : 'a-secret-of-at-least-thirty-two-bytes',
    };
    await world.workspace.environments.saveClient(environmentId, client);
  }
});

afterAll(() => {
  process.stdout.write(`\n${printed.join('\n')}\n`);
});

function modeOf(responseMode: string): AuthorizationAnswer['mode'] {
  if (responseMode.startsWith('form_post')) return 'form_post';
  return responseMode.startsWith('fragment') ? 'fragment' : 'query';
}

/** The first step is where the request's parameters are: details are included there. */
function includeDetails(runId: string): void {
  const { runs } = world.workspace;
  const [first] = stepsOf(flow, chosenOptions(world.run(runId), flow));
  const draft = world.workspace.viewStep(world.run(runId), first?.id ?? '').draft;
  if (first === undefined || draft === null) throw new Error('the first step was not made');
  const fields = draft.fields.map((field) =>
    field.name === 'authorization_details' ? { ...field, included: true } : field,
  );
  runs.edit(runId, first.id, { ...draft, fields });
}

/** Goes through every step, and says of each how it ended and which checks failed. */
async function walk(runId: string, responseMode: string): Promise<readonly string[]> {
  const { workspace } = world;
  const said: string[] = [];
  for (const step of stepsOf(flow, chosenOptions(world.run(runId), flow))) {
    if (step.kind === 'local') await workspace.runs.perform(runId, step.id);
    if (step.kind === 'request') await workspace.runs.send(runId, step.id);
    if (step.kind === 'authorization') {
      await workspace.runs.openAuthorization(runId, step.id, 'this-tab');
      const parameters = await world.answerFor(runId);
      await workspace.runs.receive({ parameters, mode: modeOf(responseMode) });
    }
    const view = workspace.viewStep(world.run(runId), step.id);
    const failed = view.checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
    said.push([step.id, view.status.status, ...failed].join(' '));
  }
  return said;
}

/** What tells in which form the browser carried the request. */
function carriedBy(url: string): string | undefined {
  const { searchParams } = new URL(url);
  return ['request_uri', 'request', 'state'].find((name) => searchParams.has(name));
}

function nameOf(row: Combination): string {
  return Object.entries(row)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}

test.each(pairwise(factors).map((row) => ({ row, name: nameOf(row) })))(
  'the code flow runs with $name',
  async ({ row, name }) => {
    const { authentication = '', authorization_details, ...options } = row;
    const run = await world.workspace.runs.start(
      ...(['authorization-code', environmentId, authentication, options] as const),
    );
    if (authorization_details === 'on') includeDetails(run.id);
    const said = await walk(run.id, options['response_mode'] ?? '');
    printed.push(`${said.every((line) => line.endsWith(' answered')) ? '✓' : '✕'} ${name}`);
    expect(said.filter((line) => !line.endsWith(' answered'))).toEqual([]);
    const { checks, response } = world.workspace.viewStep(world.run(run.id), 'redeem');
    expect(checks.find(({ id }) => id === 'id_token.signature')?.outcome).toBe('passed');
    // That it really was what it is called.
    expect(response?.body).toContain(`"token_type":"${row['dpop'] === 'on' ? 'DPoP' : 'Bearer'}"`);
    expect(response?.body.includes('"authorization_details"')).toBe(authorization_details === 'on');
    expect(carriedBy(world.visited.at(-1) ?? '')).toBe(
      row['par'] === 'on' ? 'request_uri' : row['request_object'] === 'off' ? 'state' : 'request',
    );
    const { answer } = world.workspace.viewStep(world.run(run.id), 'authorize');
    const isJwt = answer?.parameters.some(([parameter]) => parameter === 'response');
    expect(isJwt).toBe(/jwt/.test(options['response_mode'] ?? ''));
  },
);
