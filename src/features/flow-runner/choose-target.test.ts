import { describe, expect, it } from 'vitest';
import { flows } from '#flows/registry.ts';
import { defaultEnvironment } from '#workspace/environments/default-environment.ts';
import { newClientKey } from '#workspace/environments/new-client.ts';
import { chooseClient, obstacleOf } from './choose-target.ts';

const environment = defaultEnvironment('http://localhost:4173/', 0);
const selected = { environmentId: environment.id, clientKey: environment.clients[0]?.id ?? null };

function chosenFor(id: string) {
  const flow = flows.find((one) => one.id === id);
  if (flow === undefined) throw new Error(`no flow ${id}`);
  return { flow, client: chooseClient({ selected }, { environment, flow, wanted: null }) };
}

describe('the client that a flow starts with', () => {
  it('is one that is still to be made where the flow makes it, also where there is no other', () => {
    const flow = flows.find(({ id }) => id === 'registration');
    if (flow === undefined) throw new Error('no such flow');
    for (const clients of [environment.clients, []]) {
      const bare = { ...environment, clients };
      const chosen = chooseClient({ selected }, { environment: bare, flow, wanted: null });
      expect(chosen?.id).toBe(newClientKey);
    }
    const [named] = environment.clients;
    const wanted = named?.id ?? '';
    expect(chooseClient({ selected }, { environment, flow, wanted })).toBe(named);
  });

  it.each([
    ['authorization-code', 'web-app'],
    ['device-authorization', 'web-app'],
    ['client-credentials', 'backend'],
    ['token-exchange', 'backend'],
    ['introspection', 'backend'],
    ['password', 'legacy-app'],
    ['implicit', 'legacy-app'],
    ['hybrid', 'legacy-app'],
  ])('is for %s at the default sandbox %s', (id, clientId) => {
    const { flow, client } = chosenFor(id);
    expect(client?.clientId).toBe(clientId);
    if (client !== null) expect(obstacleOf(flow, { environment, client })).toBeNull();
  });

  it('is nobody that the sandbox would refuse, for any flow', () => {
    for (const { id } of flows) {
      const { flow, client } = chosenFor(id);
      expect(client === null ? id : obstacleOf(flow, { environment, client }), id).toBeNull();
    }
  });
});

describe('what stands against a client', () => {
  const client = environment.clients[0];
  if (client === undefined) throw new Error('the default environment has clients');

  it('is a grant that its sandbox has not registered it for', () => {
    const flow = { publicClients: true, grantTypes: ['authorization_code', 'implicit'] };
    expect(obstacleOf(flow, { environment, client })).toEqual({
      kind: 'missing-grants',
      grants: ['implicit'],
    });
  });

  it('is nothing at a server that does not tell its grants', () => {
    const remote = { ...environment, kind: 'remote' as const, sandbox: null };
    const flow = { publicClients: true, grantTypes: ['password'] };
    expect(obstacleOf(flow, { environment: remote, client })).toBeNull();
  });

  it('is that it is public, before anything else', () => {
    const flow = { publicClients: false, grantTypes: ['client_credentials'] };
    expect(obstacleOf(flow, { environment, client })).toEqual({ kind: 'public-client' });
  });
});
