import { expect, it } from 'vitest';
import { providerById } from '#knowledge/providers/registry.ts';
import { apisOfProvider } from '#workspace/environments/environment-of-provider.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';
import { sampleCalls } from './sample-calls.ts';

async function environmentWith(apis: Environment['apis']): Promise<Environment> {
  const { workspace } = await createWorkspaceWorld();
  const [environment] = workspace.getState().environments;
  if (environment === undefined) throw new Error('Failed to find the default environment');
  return { ...environment, apis };
}

it('offers every sample that a provider has, by the names of its APIs', async () => {
  const github = providerById('github')!;
  const environment = await environmentWith(apisOfProvider(github, {}));
  const samples = sampleCalls([environment], [], 0);
  expect(samples.map(({ label }) => label)).toEqual([
    'REST API: me: My profile',
    'REST API: me: My repositories',
    'REST API: e-mail addresses: My addresses',
  ]);
  expect(samples[1]?.sketch).toMatchObject({
    ...{ method: 'GET', url: 'https://api.github.com/user/repos?per_page=10', body: null },
    headers: [['Accept', 'application/vnd.github+json']],
  });
  expect(new Set(samples.map(({ id }) => id)).size).toBe(3);
});

it('asks for JSON where neither the sample nor the API says what it wants', async () => {
  const api = { title: 'Orders', method: 'GET', url: 'https://api.example/orders', scope: '' };
  const sample = { name: 'Order', method: 'POST', url: api.url, headers: [], body: '{"a":1}' };
  const environment = await environmentWith([api, { ...api, samples: [sample] }]);
  const [plain, posted] = sampleCalls([environment], [], 0);
  expect(plain).toMatchObject({ label: 'Orders', sketch: { method: 'GET', body: null } });
  expect(posted).toMatchObject({ label: 'Orders: Order', sketch: { body: '{"a":1}' } });
  for (const one of [plain, posted]) {
    expect(one?.sketch.headers).toEqual([['accept', 'application/json']]);
  }
});

it('takes the newest token that is good where none has the scope, and none once all have expired', async () => {
  const { workspace, ports, advance } = await createWorkspaceWorld();
  const get = async () => {
    const run = await workspace.runs.start('client-credentials', 'default', 'backend-of-default');
    await workspace.runs.send(run.id, 'token');
    advance(1);
    return run.id;
  };
  await get();
  const newest = await get();
  const { environments, runs } = workspace.getState();
  const api = { title: 'A', method: 'GET', url: 'https://api.example/', scope: 'no:such' };
  const environment = { ...environments[0]!, apis: [api] };
  expect(sampleCalls([environment], runs, ports.clock())[0]?.sketch.runId).toBe(newest);
  const later = ports.clock() + 365 * 24 * 3600 * 1000;
  expect(sampleCalls([environment], runs, later)[0]?.sketch.runId).toBeNull();
});
