import { expect } from 'vitest';
import { tradeAboutAlice } from '../../support/sandbox-assertion.ts';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-bearer-assertion-audience',
  title: 'trades no assertion for another server, and by policy none with an older audience',
  run: async (world) => {
    for (const aud of ['https://other.example', [], undefined, `${world.issuer}/authorize`]) {
      await expectRefusal(await tradeAboutAlice(world, { aud }), 'invalid_grant');
    }
    const older = [`${world.issuer}/token`, [world.issuer, 'https://other.example']];
    for (const aud of [world.issuer, ...older]) {
      expect((await tradeAboutAlice(world, { aud })).status).toBe(200);
    }
    await world.put(testDefinition({ assertionAudience: 'issuer-only' }));
    for (const aud of older) {
      await expectRefusal(await tradeAboutAlice(world, { aud }), 'invalid_grant');
    }
    expect((await tradeAboutAlice(world)).status).toBe(200);
  },
});
