import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { exchange, tokenType, trustSomebody } from '../../../../tests/support/sandbox-exchange.ts';
import { basic, createSandboxWorld } from '../../../../tests/support/sandbox-world.ts';

async function exchanged(response: Response) {
  const body = (await response.json()) as Record<string, string>;
  return { body, claims: decodeJwt(body['access_token'] ?? '') };
}

describe('token exchange', () => {
  it('gives a token about the same user, narrower and for the audience that is named', async () => {
    const world = await createSandboxWorld();
    const { access_token: token } = await world.tokens();
    const params = { scope: 'orders:read', audience: 'backend' };
    const { body, claims } = await exchanged(await exchange(world, token, params));
    expect(body).toMatchObject({ issued_token_type: tokenType('access_token') });
    expect(body).toMatchObject({ token_type: 'Bearer', scope: 'orders:read' });
    expect(claims).toMatchObject({ sub: '248289761001', client_id: 'backend', aud: 'backend' });
    expect(claims).not.toHaveProperty('act');
  });

  it('takes ID tokens and refresh tokens, too', async () => {
    const world = await createSandboxWorld();
    const tokens = await world.tokens();
    for (const name of ['id_token', 'refresh_token'] as const) {
      const params = { subject_token_type: tokenType(name) };
      const { claims } = await exchanged(await exchange(world, tokens[name], params));
      expect(claims.sub).toBe('248289761001');
    }
  });

  it('says who acts, with whoever acted before inside', async () => {
    const world = await createSandboxWorld();
    const { access_token: token } = await world.tokens();
    const own = await world.post('/token', { grant_type: 'client_credentials' }, basic());
    const actor = ((await own.json()) as Record<string, string>)['access_token'] ?? '';
    const acting = { actor_token: actor, actor_token_type: tokenType('access_token') };
    const once = await exchanged(await exchange(world, token, acting));
    expect(once.claims['act']).toEqual({ iss: world.issuer, sub: 'backend' });
    const twice = await exchanged(await exchange(world, once.body['access_token'], acting));
    expect(twice.claims['act']).toEqual({
      ...{ iss: world.issuer, sub: 'backend' },
      act: { iss: world.issuer, sub: 'backend' },
    });
  });

  it('takes a JWT of an issuer that it trusts, made for it, and the actor that it names', async () => {
    const world = await createSandboxWorld();
    const sign = await trustSomebody(world);
    const params = {
      subject_token_type: tokenType('jwt'),
      actor_token: await sign({ sub: 'service' }),
      actor_token_type: tokenType('jwt'),
    };
    const subject = await sign({ sub: 'carol', may_act: { sub: 'service' } });
    const { claims } = await exchanged(await exchange(world, subject, params));
    expect(claims).toMatchObject({ sub: 'carol', act: { sub: 'service' } });
    const elsewhere = await sign({ sub: 'carol', aud: 'https://other.example' });
    expect((await exchange(world, elsewhere, params)).status).toBe(400);
  });
});
