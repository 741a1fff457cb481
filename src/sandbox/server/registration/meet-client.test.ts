import { expect, it } from 'vitest';
import { redirectUri, testDefinition } from '../../../../tests/support/sandbox-definition.ts';
import { documentUrl, placeDocument } from '../../../../tests/support/sandbox-document.ts';
import { createSandboxWorld } from '../../../../tests/support/sandbox-world.ts';
import { expectPage, expectRefusal } from '../../../../tests/support/sandbox-wrong.ts';

const client_id = documentUrl;

it('signs a user in for a client that is only known by its document', async () => {
  const world = await createSandboxWorld();
  await placeDocument(world, { grant_types: ['authorization_code', 'urn:example:other'] });
  const code = await world.code({ client_id });
  const response = await world.redeem(code, { client_id });
  expect(response.status).toBe(200);
  const { id_token = '' } = (await response.json()) as { id_token?: string };
  const claims = JSON.parse(atob(id_token.split('.')[1] ?? '')) as { aud?: string };
  expect(claims.aud).toBe(client_id);
  // It said nothing of how long it holds: for the whole flow it was read once.
  expect(world.asked).toEqual([documentUrl]);
});

it('takes its request when it is pushed', async () => {
  const world = await createSandboxWorld();
  await placeDocument(world);
  const request_uri = await world.push({ client_id });
  const ending = await world.browser.run(world.plainUrl({ client_id, request_uri }));
  expect(ending.parameters.has('code')).toBe(true);
});

it('reads a document again when it is not fresh any more, and takes what it says by then', async () => {
  const world = await createSandboxWorld();
  await placeDocument(world, {}, { cacheControl: 'public, max-age=60' });
  await world.code({ client_id });
  world.advance(59);
  await world.code({ client_id });
  expect(world.asked).toHaveLength(1);
  world.advance(2);
  await placeDocument(world, { redirect_uris: ['https://client.example/elsewhere'] });
  expectPage(await world.authorize({ client_id, redirect_uri: redirectUri }), 'redirect_uri');
  expect(world.asked).toHaveLength(2);
});

it('tells people where the document is, whatever it calls itself', async () => {
  const world = await createSandboxWorld();
  await placeDocument(world, { client_name: 'Your bank' });
  let page = await world.browser.open(world.authorizeUrl({ client_id }));
  if (page.html.includes('name="user"')) page = await world.browser.press(page, 'user', 'alice');
  expect(page.html).toContain('Your bank (client.example)');
});

it('asks for no document, and says so, where the policy does not let it', async () => {
  const world = await createSandboxWorld();
  const supported = async () => {
    const answer = await world.fetch(`${world.issuer}/.well-known/openid-configuration`);
    const metadata = (await answer.json()) as Record<string, unknown>;
    return metadata['client_id_metadata_document_supported'];
  };
  await placeDocument(world);
  expect(await supported()).toBe(true);
  const code = await world.code({ client_id });
  await world.put(testDefinition());
  expect(await supported()).toBe(false);
  expectPage(await world.authorize({ client_id }), 'not known');
  await expectRefusal(await world.redeem(code, { client_id }), 'invalid_client');
  expect(world.asked).toHaveLength(1);
});

it('holds a described client to the policy, and tells it by invalid_client', async () => {
  const world = await createSandboxWorld();
  await placeDocument(world);
  const changed = { clientDocuments: 'fetched', clientAuthentication: 'asymmetric-only' } as const;
  await world.put(testDefinition(changed));
  const response = await world.post('/par', { client_id, response_type: 'code' });
  await expectRefusal(response, 'invalid_client');
});

it('takes http on this machine alone, from a sandbox on this machine', async () => {
  const world = await createSandboxWorld();
  const url = 'http://127.0.0.1:8080/client.json';
  await placeDocument(world, {}, { url });
  expect(await world.code({ client_id: url })).not.toBe('');
});
