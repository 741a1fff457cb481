import fc from 'fast-check';
import { expect, it } from 'vitest';
import { definitionLimitBytes, sandboxDefinitionSchema } from '#sandbox/contract/definition.ts';
import { anyJson, anyMembersOf } from '../../support/hostile-text.ts';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { createSandboxWorld } from '../../support/sandbox-world.ts';

const good = testDefinition();

/** A definition of which some members are of another kind. */
const spoiled = fc.oneof(
  anyJson,
  anyMembersOf(...Object.keys(good)),
  anyMembersOf(...Object.keys(good)).map((members) => ({ ...good, ...members })),
  anyMembersOf(...Object.keys(good.policy)).map((policy) => ({
    ...good,
    policy: { ...good.policy, ...policy },
  })),
);

it('answers whatever is put as a definition, and keeps only what is one', async () => {
  const world = await createSandboxWorld();
  await fc.assert(
    fc.asyncProperty(fc.oneof(spoiled, fc.constant(good)), async (definition) => {
      const isOne = sandboxDefinitionSchema.safeParse(definition).success;
      const response = await world.fetch(`${world.origin}/sandbox/spoiled`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(definition),
      });
      if (!isOne) expect(response.status).toBe(400);
      else expect([200, 201, 204, 400]).toContain(response.status);
      const metadata = `${world.origin}/sandbox/spoiled/.well-known/openid-configuration`;
      expect((await world.fetch(metadata)).status).toBeLessThan(500);
    }),
    { numRuns: 100 },
  );
}, 60_000);

it('refuses a definition that is longer than its limit, and one that is no JSON', async () => {
  const world = await createSandboxWorld();
  const put = async (body: string) => {
    const headers = { 'content-type': 'application/json' };
    const url = `${world.origin}/sandbox/long`;
    return (await world.fetch(url, { method: 'PUT', headers, body })).status;
  };
  const text = JSON.stringify(good);
  const atLimit = text + ' '.repeat(definitionLimitBytes - Buffer.byteLength(text));
  expect(await put(atLimit)).toBeLessThan(300);
  expect(await put(`${atLimit} `)).toBe(413);
  expect(await put('{')).toBe(400);
  expect(await put('['.repeat(200_000))).toBe(400);
});

it('reads back a definition as it was written', () => {
  expect(sandboxDefinitionSchema.parse(JSON.parse(JSON.stringify(good)))).toEqual(good);
});
