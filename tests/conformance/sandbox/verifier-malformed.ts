import { base64url } from 'jose';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-code-verifier',
  title: 'refuses a verifier that is too short, even where it matches',
  run: async (world) => {
    const short = 'abc';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(short));
    const code = await world.code({ code_challenge: base64url.encode(new Uint8Array(digest)) });
    await expectRefusal(await world.redeem(code, { code_verifier: short }), 'invalid_grant');
  },
});
