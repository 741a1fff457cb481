import { createPublicKey } from 'node:crypto';
import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import fixed from '../../../../tests/support/keys/sandbox-keys.json' with { type: 'json' };
import { clientKey } from '../../../../tests/support/client-jwt.ts';
import {
  conditions,
  samlXml,
  signSaml,
  tradeSaml,
  trustIdp,
} from '../../../../tests/support/sandbox-saml.ts';
import { testDefinition } from '../../../../tests/support/sandbox-definition.ts';
import { createSandboxWorld } from '../../../../tests/support/sandbox-world.ts';
import { callApi, expectRefusal } from '../../../../tests/support/sandbox-wrong.ts';

async function traded(response: Response) {
  const body = (await response.json()) as Record<string, string>;
  expect(response.status, JSON.stringify(body)).toBe(200);
  return { body, claims: decodeJwt(body['access_token'] ?? '') };
}

it('takes an assertion that another library has signed, about a user, and gives no refresh token', async () => {
  const world = await createSandboxWorld();
  await trustIdp(world);
  const { body, claims } = await traded(await tradeSaml(world, signSaml(samlXml(world))));
  expect(claims).toMatchObject({ sub: '248289761001', client_id: 'backend' });
  expect(body).not.toHaveProperty('refresh_token');
  expect((await callApi(world, body['access_token'] ?? '')).status).toBe(200);
  const unnamed = await tradeSaml(world, signSaml(samlXml(world)), {}, {});
  expect((await traded(unnamed)).claims).toMatchObject({ client_id: 'https://idp.example/saml' });
});

it.each([
  [{ prefixes: ['xs'] }],
  [{ prefixes: ['xs', 'saml', 'unused'] }],
  [{ digest: 'http://www.w3.org/2001/04/xmlenc#sha512' }],
])('computes the canonical form that another library does, with %o', async (signature) => {
  const world = await createSandboxWorld();
  await trustIdp(world);
  await traded(await tradeSaml(world, signSaml(samlXml(world), signature)));
});

it('makes a sample that another library verifies, and takes it once itself', async () => {
  const world = await createSandboxWorld();
  const sample = await world.fetch(`${world.issuer}/saml/assertion?user=bob`);
  expect(sample.headers.get('Content-Type')).toBe('application/samlassertion+xml');
  const xml = await sample.text();
  const signature = new DOMParser()
    .parseFromString(xml, 'text/xml')
    .getElementsByTagName('ds:Signature')[0];
  const key = fixed.keys.find(({ alg }) => ['RS256', 'ES256'].includes(alg));
  const verifier = new SignedXml({
    publicCert: createPublicKey({ key: { ...key }, format: 'jwk' }).export({
      ...{ type: 'spki', format: 'pem' },
    }),
  });
  verifier.loadSignature(String(signature));
  expect(verifier.checkSignature(xml)).toBe(true);
  const { claims } = await traded(await tradeSaml(world, xml));
  expect(claims.sub).toBe('90342.ASDFJWFA');
  await expectRefusal(await tradeSaml(world, xml), 'invalid_grant');
  const unknown = await world.fetch(`${world.issuer}/saml/assertion?user=mallory`);
  await expectRefusal(unknown, 'invalid_request');
});

it('holds SAML to the same policies, and says where a sample is to be had', async () => {
  const world = await createSandboxWorld();
  await trustIdp(world, { assertionAudience: 'issuer-only' });
  const older = samlXml(world, { conditions: conditions(world, `${world.issuer}/token`) });
  await expectRefusal(await tradeSaml(world, signSaml(older)), 'invalid_grant');
  expect((await tradeSaml(world, signSaml(samlXml(world)))).status).toBe(200);
  const described = await world.fetch(`${world.issuer}/.well-known/openid-configuration`);
  expect(await described.json()).toMatchObject({
    claimcheck_saml_sample_endpoint: `${world.issuer}/saml/assertion`,
    grant_types_supported: expect.arrayContaining([
      'urn:ietf:params:oauth:grant-type:saml2-bearer',
    ]) as string[],
  });
});

it('knows an issuer by its certificate, too', async () => {
  const world = await createSandboxWorld();
  const { certificate } = await import('../../../../tests/support/keys/saml-certificate.ts');
  const keys = [{ kty: 'RSA', x5c: [certificate] }];
  const trustedIssuers = [{ issuer: 'https://idp.example/saml', jwks: { keys } }];
  await world.put({ ...testDefinition(), trustedIssuers });
  await traded(
    await tradeSaml(world, signSaml(samlXml(world), { jwk: clientKey('client-ps256') })),
  );
});
