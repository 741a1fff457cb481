import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { fail, ok } from '#protocol/result.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import type { DiscoveryAttempt } from '#workspace/model/discovery.ts';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

async function sandboxOf({ workspace }: WorkspaceWorld) {
  const made = await workspace.environments.createSandbox();
  if (!made.ok) throw new Error(made.problem.reason);
  return made.value;
}

const find = ({ workspace }: WorkspaceWorld, id: string) =>
  workspace.getState().environments.find((one) => one.id === id);

function json(body: unknown): HttpResponse {
  return {
    ...{ status: 200, statusText: 'OK', headers: [['content-type', 'application/json']] },
    ...{ body: JSON.stringify(body), bodyEncoding: 'utf-8', headersSeen: 'all' },
    ...{ durationMilliseconds: 1, receivedAt: 0 },
  };
}

it('begins with the default sandbox and its three clients', async () => {
  const { workspace } = await createWorkspaceWorld();
  const { status, environments } = workspace.getState();
  expect(status).toBe('ready');
  expect(environments.map(({ id }) => id)).toEqual(['default']);
  expect(environments[0]?.clients.map(({ clientId }) => clientId)).toEqual([
    'web-app',
    'backend',
    'legacy-app',
  ]);
});

it('creates a sandbox with metadata and keys, and runs a client that was added to it', async () => {
  const world = await createWorkspaceWorld();
  const environment = await sandboxOf(world);
  expect(environment.metadata.token_endpoint).toContain(environment.id);
  expect(environment.keys?.jwks.keys.length).toBeGreaterThan(0);
  const [, backend] = environment.clients;
  if (backend === undefined) throw new Error('there is no client');
  const added = { ...backend, id: 'robot', clientId: 'robot', clientSecret: 's p&ce' };
  expect(await world.workspace.environments.saveClient(environment.id, added)).toEqual(ok(null));
  const { id } = await world.workspace.runs.start('client-credentials', environment.id, 'robot');
  await world.workspace.runs.send(id, 'token');
  expect(world.workspace.viewStep(world.run(id), 'token').status.status).toBe('answered');
});

it('refuses a client that the default sandbox cannot know', async () => {
  const { workspace } = await createWorkspaceWorld();
  const [client] = workspace.getState().environments[0]?.clients ?? [];
  if (client === undefined) throw new Error('there is no client');
  const added = { ...client, id: 'x', clientId: 'other' };
  expect((await workspace.environments.saveClient('default', added)).ok).toBe(false);
});

it('brings back the very record that was deleted', async () => {
  const world = await createWorkspaceWorld();
  const { id } = await sandboxOf(world);
  const before = find(world, id);
  const { undo } = world.workspace.environments.remove(id);
  expect(find(world, id)).toBeUndefined();
  undo();
  expect(find(world, id)).toEqual(before);
});

it('deletes a sandbox at its host too, and puts it in place again with the undo', async () => {
  const world = await createWorkspaceWorld();
  const { id, metadata } = await sandboxOf(world);
  const { environments } = world.workspace;
  const asking = { transport: 'direct', signal: new AbortController().signal } as const;
  const isThere = async () => {
    const found = await environments.discover(metadata.issuer, { ...asking, onAttempt: () => {} });
    return found.ok;
  };
  const { undo } = environments.remove(id);
  await expect.poll(isThere).toBe(false);
  undo();
  await expect.poll(isThere).toBe(true);
  const backend = find(world, id)?.clients[1];
  const run = await world.workspace.runs.start('client-credentials', id, backend?.id ?? '');
  await world.workspace.runs.send(run.id, 'token');
  expect(world.workspace.viewStep(world.run(run.id), 'token').status.status).toBe('answered');
});

it('leaves the sandbox of the host alone, and one that does not answer', async () => {
  const world = await createWorkspaceWorld();
  const { id } = await sandboxOf(world);
  const forget = vi.spyOn(world.ports.sandbox, 'forget').mockRejectedValue(new Error('no host'));
  world.workspace.environments.remove('default');
  expect(forget).not.toHaveBeenCalled();
  world.workspace.environments.remove(id);
  expect(forget.mock.calls).toEqual([[[id]]]);
  expect(find(world, id)).toBeUndefined();
});

it('tells of each address of an issuer as it is tried', async () => {
  const world = await createWorkspaceWorld();
  const issuer = 'https://as.example/tenant';
  const url = `${issuer}/`;
  world.interfere((request) =>
    request.url.includes('/.well-known/oauth-authorization-server')
      ? ok(json({ issuer, token_endpoint: `${issuer}/token`, response_types_supported: ['code'] }))
      : fail({ code: 'unreachable', url, reason: null }),
  );
  const told: (readonly DiscoveryAttempt[])[] = [];
  const found = await world.workspace.environments.discover(issuer, {
    transport: 'direct',
    signal: new AbortController().signal,
    onAttempt: (attempts) => void told.push(attempts),
  });
  expect(found).toMatchObject({ ok: true, value: { metadata: { issuer } } });
  expect(told.map((attempts) => attempts.at(-1)?.state.status)).toEqual([
    'asking',
    'failed',
    'asking',
    'answered',
  ]);
});

it('finds metadata whose issuer differs by a slash, and says so', async () => {
  const world = await createWorkspaceWorld();
  world.interfere(() =>
    ok(json({ issuer: 'https://as.example/', token_endpoint: 'https://as.example/token' })),
  );
  const found = await world.workspace.environments.discover('https://as.example', {
    ...{ transport: 'direct', signal: new AbortController().signal, onAttempt: () => {} },
  });
  expect(found).toMatchObject({
    ok: true,
    value: {
      metadata: { issuer: 'https://as.example/' },
      problem: { code: 'metadata_issuer_slash' },
    },
  });
});

it('leaves secrets and private keys out of an export, and imports it under new ids', async () => {
  const world = await createWorkspaceWorld();
  const environment = await sandboxOf(world);
  const { environments } = world.workspace;
  const secret = environment.clients[1]?.clientSecret ?? 'none';
  const file = environments.exportFile(environment.id, { secrets: 'left-out' });
  expect(file.text).not.toContain(secret);
  expect(file.text).not.toContain('"d":');
  const imported = await environments.importFile(file.text);
  if (!imported.ok) throw new Error(imported.problem.reason);
  expect(imported.value.id).not.toBe(environment.id);
  expect(imported.value.metadata.issuer).toContain(imported.value.id);
  const whole = environments.exportFile(environment.id, { secrets: 'included-unsafe' });
  expect(whole.text).toContain(secret);
});

it('says why a file is no environment, and throws for none', async () => {
  const { workspace } = await createWorkspaceWorld();
  const { importFile } = workspace.environments;
  expect(await importFile('<html>')).toEqual(fail({ reason: 'The file is not JSON.' }));
  expect(await importFile('{}')).toMatchObject({ ok: false });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
      expect((await importFile(text)).ok).toBe(false);
    }),
  );
});

it('sends to an overridden endpoint', async () => {
  const world = await createWorkspaceWorld();
  const { environments, runs } = world.workspace;
  const overrides = { token_endpoint: 'https://other.example/token' };
  await environments.change('default', { overrides });
  const { id } = await runs.start('client-credentials', 'default', 'backend-of-default');
  expect(world.workspace.viewStep(world.run(id), 'token').next?.request?.url).toBe(
    'https://other.example/token',
  );
});

it('probes another origin before a code is asked for, and says that the relay is needed', async () => {
  const world = await createWorkspaceWorld();
  const { environments, runs } = world.workspace;
  const url = 'https://other.example/token';
  await environments.change('default', { overrides: { token_endpoint: url } });
  world.interfere((request) =>
    request.url === url ? fail({ code: 'cors_suspected', url, preflight: false }) : null,
  );
  const { id } = await runs.start('authorization-code', 'default', 'web-app-of-default');
  await runs.openAuthorization(id, 'authorize', 'this-tab');
  expect(world.visited).toEqual([]);
  expect(world.sent.filter(({ request }) => request.url === url)).toMatchObject([
    { request: { method: 'POST', body: '' } },
  ]);
  const advice = world.workspace.advise(world.run(id), 'authorize');
  expect(advice?.fixes.map(({ kind }) => kind)).toEqual(['use-relay', 'send-again']);
  if (advice?.fixes[0] !== undefined) await runs.applyFix(id, 'authorize', advice.fixes[0]);
  await runs.openAuthorization(id, 'authorize', 'this-tab');
  expect(world.visited).toHaveLength(1);
  expect(find(world, 'default')?.transport).toBe('relay');
});

it('exports no private key of a client, and no token of its registration, unless asked to', async () => {
  const world = await createWorkspaceWorld();
  const environment = await sandboxOf(world);
  const [, backend] = environment.clients;
  if (backend === undefined) throw new Error('there is no client');
  const key = { kty: 'EC', kid: 'k', alg: 'ES256', crv: 'P-256', x: 'x', y: 'y', d: 'mine-alone' };
  const registration = { uri: 'https://as.example/r/1', accessToken: 'also-mine' };
  const { environments } = world.workspace;
  await environments.saveClient(environment.id, { ...backend, keys: [key], registration });
  const left = environments.exportFile(environment.id, { secrets: 'left-out' });
  expect(left.text).not.toMatch(/mine-alone|also-mine/);
  const whole = environments.exportFile(environment.id, { secrets: 'included-unsafe' });
  expect(whole.text).toMatch(/mine-alone[^]*also-mine/);
});
