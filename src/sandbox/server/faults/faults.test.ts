import { compactVerify, createLocalJWKSet, decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Fault } from './has-fault.ts';
import { testDefinition } from '../../../../tests/support/sandbox-definition.ts';
import { pollDevice, startDevice } from '../../../../tests/support/sandbox-poll.ts';
import { makeProof, makeProofKeys, redeemWith } from '../../../../tests/support/sandbox-proof.ts';
import { createSandboxWorld } from '../../../../tests/support/sandbox-world.ts';
import { refresh } from '../../../../tests/support/sandbox-wrong.ts';

const worldWith = (...faults: Fault[]) => createSandboxWorld({ ...testDefinition(), faults });

async function idTokenWith(fault: Fault) {
  const world = await worldWith(fault);
  const { id_token: token = '' } = await world.tokens();
  return { world, token, claims: decodeJwt(token), now: world.now() / 1000 };
}

describe('an ID token with a fault', () => {
  it('names another issuer, and so does the answer with the code', async () => {
    const { world, claims } = await idTokenWith('wrong-iss');
    expect(claims.iss).toBe(`${world.issuer}/somebody-else`);
    const { parameters } = await world.authorize();
    expect(parameters.get('iss')).toBe(`${world.issuer}/somebody-else`);
  });

  it('is for somebody else, with another nonce, or the hash of another token', async () => {
    expect((await idTokenWith('wrong-aud')).claims.aud).toBe('somebody-else');
    expect((await idTokenWith('wrong-nonce')).claims['nonce']).toBe('another-nonce');
    const right = await idTokenWith('slow-down-storm');
    const wrong = await idTokenWith('wrong-at-hash');
    expect(wrong.claims['at_hash']).not.toBe(right.claims['at_hash']);
  });

  it('has expired, or is not valid yet', async () => {
    const expired = await idTokenWith('expired');
    expect(expired.claims.exp).toBeLessThan(expired.now);
    const early = await idTokenWith('not-yet-valid');
    expect(early.claims.nbf).toBeGreaterThan(early.now);
  });

  it('is signed by nobody, by an unknown key, or by another than it says', async () => {
    const none = await idTokenWith('alg-none');
    expect(decodeProtectedHeader(none.token).alg).toBe('none');
    expect(none.token.endsWith('.')).toBe(true);
    const unknown = await idTokenWith('unknown-kid');
    expect(decodeProtectedHeader(unknown.token).kid).toBe('no-such-key');
    const { world, token } = await idTokenWith('other-key');
    const jwks = (await (await world.fetch(`${world.issuer}/jwks`)).json()) as { keys: [] };
    await expect(compactVerify(token, createLocalJWKSet(jwks))).rejects.toThrow(
      'signature verification failed',
    );
  });
});

describe('a server with a fault', () => {
  it('answers with another state', async () => {
    const world = await worldWith('wrong-state');
    expect((await world.authorize()).parameters.get('state')).toBe('another-state');
  });

  it('leaves token_type out', async () => {
    const world = await worldWith('missing-token-type');
    expect(await world.tokens()).not.toHaveProperty('token_type');
  });

  it('refuses or fails before it spends a code', async () => {
    const world = await createSandboxWorld();
    const code = await world.code();
    const redeemUnder = async (fault: Fault) => {
      await world.put({ ...testDefinition(), faults: [fault] });
      return world.redeem(code);
    };
    const many = await redeemUnder('too-many-requests');
    expect([many.status, many.headers.get('Retry-After')]).toEqual([429, '5']);
    expect((await redeemUnder('server-error')).status).toBe(500);
    const page = await redeemUnder('html-instead-of-json');
    expect(page.headers.get('Content-Type')).toContain('text/html');
    const before = world.now();
    expect((await redeemUnder('slow-answer')).status).toBe(200);
    expect(world.now() - before).toBeGreaterThan(10_000);
    expect(world.now() - before).toBeLessThan(20_000);
  });

  it('hands out the same refresh token again and refuses it never', async () => {
    const world = await worldWith('refresh-reuse');
    const { refresh_token: token } = await world.tokens();
    for (let turn = 0; turn < 3; turn += 1) {
      const answer = await refresh(world, token);
      expect(await answer.json()).toMatchObject({ refresh_token: token });
    }
  });

  it('slows a device down that waits as long as it is told', async () => {
    const world = await worldWith('slow-down-storm');
    const { device_code, interval } = await startDevice(world);
    for (let turn = 1; turn < 4; turn += 1) {
      world.advance(interval + 5 * turn);
      const answer = await pollDevice(world, device_code);
      expect(await answer.json()).toMatchObject({ error: 'slow_down' });
    }
  });

  it('asks for another nonce each time, also of a proof with the one that it gave', async () => {
    const world = await worldWith('dpop-nonce-each-time');
    const keys = await makeProofKeys();
    const seen = new Set<string>();
    for (let turn = 0; turn < 3; turn += 1) {
      const nonce = [...seen].at(-1);
      const proof = await makeProof(world, keys, nonce === undefined ? {} : { nonce });
      const answer = await redeemWith(world, proof);
      expect(await answer.json()).toMatchObject({ error: 'use_dpop_nonce' });
      seen.add(answer.headers.get('DPoP-Nonce') ?? '');
    }
    expect(seen.size).toBe(3);
  });
});
