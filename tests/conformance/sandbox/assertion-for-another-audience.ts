import { expect } from 'vitest';
import { askAsKeyClient } from '../../support/client-jwt.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-assertion-audience',
  title: 'refuses an assertion for another server, and says where one has the older form',
  run: async (world) => {
    for (const aud of ['https://other.example', [], undefined, `${world.issuer}/authorize`]) {
      await expectRefusal(await askAsKeyClient(world, { aud }), 'invalid_client');
    }
    const older = [
      `${world.issuer}/token`,
      [world.issuer],
      [world.issuer, 'https://other.example'],
    ];
    for (const aud of [world.issuer, ...older]) {
      expect((await askAsKeyClient(world, { aud })).status).toBe(200);
    }
    const told = (await world.log()).map(
      ({ checks }) => checks.find(({ name }) => name === 'check-assertion-audience')?.detail ?? '',
    );
    expect(told.slice(-4)).toEqual([
      'the issuer',
      ...older.map(() => expect.stringMatching(/older/)),
    ]);
  },
});
