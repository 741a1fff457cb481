import { describe, expect, it } from 'vitest';
import { asserted } from '../../../../tests/support/client-jwt.ts';
import { redirectUri, testDefinition } from '../../../../tests/support/sandbox-definition.ts';
import {
  askByObject,
  encryptToSandbox,
  requestObject,
} from '../../../../tests/support/request-object.ts';
import { createSandboxWorld, pushParams } from '../../../../tests/support/sandbox-world.ts';

describe('a pushed request', () => {
  it('is answered 201 with an address, its lifetime, and CORS', async () => {
    const world = await createSandboxWorld(testDefinition({ requestUriLifetimeSeconds: 45 }));
    const response = await world.post('/par', pushParams());
    expect(response.status).toBe(201);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await response.json()).toEqual({
      request_uri: expect.stringMatching(/^urn:ietf:params:oauth:request_uri:[\w-]{43}$/),
      expires_in: 45,
    });
  });

  it('is all that is asked for: what comes with its address changes nothing', async () => {
    const world = await createSandboxWorld();
    const request_uri = await world.push();
    const url = world.plainUrl({
      ...{ client_id: 'web-app', request_uri, state: 'another', scope: 'nonsense' },
    });
    const { parameters } = await world.browser.run(url);
    expect(parameters.get('state')).toBe('the-state');
    expect((await world.redeem(parameters.get('code') ?? '')).status).toBe(200);
  });

  it('is refused in JSON for what the authorization endpoint would refuse', async () => {
    const world = await createSandboxWorld();
    for (const [params, error] of [
      [{ redirect_uri: 'https://other.example' }, 'invalid_request'],
      [{ response_type: 'pigeon' }, 'unsupported_response_type'],
      [{ scope: 'nonsense' }, 'invalid_scope'],
      [{ code_challenge: undefined }, 'invalid_request'],
    ] as const) {
      const response = await world.post('/par', pushParams(params));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error });
    }
  });

  it('keeps no proof of the client, and tells none in the log', async () => {
    const world = await createSandboxWorld();
    const proof = await asserted(world);
    const pushed = await world.post('/par', {
      ...pushParams({ client_id: 'key-client' }),
      ...proof,
    });
    const { request_uri } = (await pushed.json()) as { request_uri: string };
    const text = JSON.stringify(await world.log());
    expect(text).not.toContain(proof['client_assertion']);
    expect(text).not.toContain(request_uri);
  });
});

describe('a request object', () => {
  it('is all that is asked for, by value', async () => {
    const world = await createSandboxWorld();
    const request = await requestObject(world);
    const besides = { state: 'another', redirect_uri: 'https://other.example', scope: 'nonsense' };
    const { parameters, url } = await askByObject(world, request, besides);
    expect(url.startsWith(redirectUri)).toBe(true);
    expect(parameters.get('state')).toBe('the-state');
    const proof = { client_id: undefined, ...(await asserted(world)) };
    const response = await world.redeem(parameters.get('code') ?? '', proof);
    expect(await response.json()).toMatchObject({
      scope: 'openid profile offline_access orders:read',
    });
  });

  it.each(['enc-rsa', 'enc-ec'])('is opened with our key %s', async (kid) => {
    const world = await createSandboxWorld();
    const request = await encryptToSandbox(await requestObject(world), kid);
    expect((await askByObject(world, request)).parameters.has('code')).toBe(true);
  });

  it('may hold parameters with parts of their own', async () => {
    const world = await createSandboxWorld();
    const claims = { id_token: { acr: { essential: true, values: ['gold'] } } };
    const ending = await askByObject(world, await requestObject(world, { claims, max_age: 60 }));
    expect(ending.parameters.get('error')).toBe('unmet_authentication_requirements');
  });

  it('is pushed by the client that authenticates, which needs no other name', async () => {
    const world = await createSandboxWorld(testDefinition({ requestObject: 'required-signed' }));
    const request = await requestObject(world);
    const pushed = await world.post('/par', { request, ...(await asserted(world)) });
    const { request_uri } = (await pushed.json()) as { request_uri: string };
    const url = world.plainUrl({ client_id: 'key-client', request_uri });
    const { parameters } = await world.browser.run(url);
    expect(parameters.get('state')).toBe('the-state');
    expect(parameters.has('code')).toBe(true);
  });
});
