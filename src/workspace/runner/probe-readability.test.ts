import { expect, it } from 'vitest';
import { fail, ok, type Result } from '#protocol/result.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { AuthorizationPlace } from '#workspace/model/run.ts';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

const endpoint = 'https://as.example/token';
const metadata = {
  issuer: 'https://as.example',
  authorization_endpoint: 'https://as.example/authorize',
  token_endpoint: endpoint,
};
const readable: HttpResponse = {
  ...{ status: 400, statusText: '', headers: [], body: '{}', bodyEncoding: 'utf-8' },
  ...{ headersSeen: 'cors-filtered', durationMilliseconds: 1, receivedAt: 0 },
};

/** A run at a server of another origin, which answers the probe when the test says so. */
async function openElsewhere(place: AuthorizationPlace) {
  const world = await createWorkspaceWorld();
  const { environments, runs, viewStep } = world.workspace;
  const made = { name: 'Elsewhere', metadata, source: { kind: 'typed' }, overrides: {} } as const;
  const environment = await environments.createRemote({ ...made, transport: 'direct' });
  await environments.saveClient(environment.id, {
    ...{ id: 'web', name: 'Web', clientId: 'web', authentication: 'none', clientSecret: null },
    ...{ redirectUri: null, scope: 'openid', keys: [], certificate: null, registration: null },
    ...{ extraParameters: { authorization: [], token: [] }, assertionAudience: 'issuer' },
  });
  const { id } = await runs.start('authorization-code', environment.id, 'web');
  const answers: ((answer: Result<HttpResponse, TransportProblem>) => void)[] = [];
  world.interfere(({ url }) =>
    url === endpoint ? new Promise((resolve) => answers.push(resolve)) : null,
  );
  const opening = runs.openAuthorization(id, 'authorize', place);
  await expect.poll(() => answers.length).toBe(1);
  const status = () => viewStep(world.run(id), 'authorize').status;
  const answer = (result: Result<HttpResponse, TransportProblem>) => answers[0]?.(result);
  return { world, id, opening, status, answer };
}

it('shows that the token endpoint is tried before the page is left', async () => {
  const { world, opening, status, answer } = await openElsewhere('this-tab');
  expect(status()).toEqual({ status: 'probing', since: world.ports.clock(), url: endpoint });
  expect(world.visited).toEqual([]);
  answer(ok(readable));
  expect(await opening).toBe(true);
  expect(status().status).toBe('away');
  expect(world.visited).toHaveLength(1);
  expect(world.workspace.getState().probing).toEqual([]);
});

it('calls the trial off, and leaves the page where it is', async () => {
  const { world, id, opening, status, answer } = await openElsewhere('this-tab');
  world.workspace.runs.cancel(id, 'authorize');
  answer(ok(readable));
  await opening;
  expect(status().status).toBe('cancelled');
  expect(world.visited).toEqual([]);
});

it('opens the window at the press, and closes it where the answer could not be read', async () => {
  const { world, opening, status, answer } = await openElsewhere('new-window');
  expect(world.windows()).toEqual(['open']);
  answer(fail({ code: 'cors_suspected', url: endpoint, preflight: false }));
  await opening;
  expect(world.windows()).toEqual(['closed']);
  expect(status()).toMatchObject({ status: 'failed', problem: { code: 'cors_suspected' } });
  expect(world.visited).toEqual([]);
});
