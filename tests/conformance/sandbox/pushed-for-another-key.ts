import { calculateJwkThumbprint } from 'jose';
import { expect } from 'vitest';
import { redirectUri } from '../../support/sandbox-definition.ts';
import { makeProof, makeProofKeys } from '../../support/sandbox-proof.ts';
import { pkce } from '../../support/sandbox-world.ts';
import { defineWrong, expectProofRefused, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-pushed-key',
  title: 'refuses a pushed request with a proof of another key than dpop_jkt, and binds by either',
  run: async (world) => {
    const [keys, stranger] = [await makeProofKeys(), await makeProofKeys()];
    const push = async (dpop_jkt?: string) =>
      world.post(
        '/par',
        {
          ...{ client_id: 'web-app', response_type: 'code', redirect_uri: redirectUri, dpop_jkt },
          ...{ code_challenge: pkce.challenge, code_challenge_method: 'S256', scope: 'openid' },
        },
        { DPoP: await makeProof(world, keys, { path: '/par' }) },
      );
    const other = await calculateJwkThumbprint(stranger.publicJwk);
    await expectProofRefused(await push(other), 'dpop_jkt is not the key of the proof.');
    const pushed = (await (await push()).json()) as { request_uri: string };
    const query = new URLSearchParams({ client_id: 'web-app', ...pushed });
    const ending = await world.browser.run(`${world.issuer}/authorize?${query.toString()}`);
    const code = ending.parameters.get('code') ?? '';
    const wrongKey = { DPoP: await makeProof(world, stranger) };
    await expectRefusal(await world.redeem(code, {}, wrongKey), 'invalid_grant');
    const rightKey = { DPoP: await makeProof(world, keys) };
    expect((await world.redeem(code, {}, rightKey)).status).toBe(200);
  },
});
