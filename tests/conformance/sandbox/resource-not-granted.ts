import { decodeJwt } from 'jose';
import { expect } from 'vitest';
import { defineWrong, expectRefusal, refresh } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-narrowed-resource',
  title: 'refuses a token for a resource that the authorization was not for',
  run: async (world) => {
    const api = `${world.issuer}/api`;
    const resource = [`${api}/orders`, `${api}/new-order`];
    const code = await world.code({ resource });
    const stranger = await world.redeem(code, { resource: `${api}/reports` });
    await expectRefusal(stranger, 'invalid_target');
    const answer = await world.redeem(code, { resource: `${api}/orders` });
    const tokens = (await answer.json()) as Record<string, string>;
    expect(decodeJwt(tokens['access_token'] ?? '').aud).toBe(`${api}/orders`);
    const fresh = (await (await refresh(world, tokens['refresh_token'])).json()) as typeof tokens;
    expect(decodeJwt(fresh['access_token'] ?? '').aud).toEqual(resource);
  },
});
