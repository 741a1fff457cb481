import { base64url, CompactSign } from 'jose';
import { makeProof, makeProofKeys, redeemWith } from '../../support/sandbox-proof.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-algorithm',
  title: 'refuses a proof whose algorithm is symmetric',
  run: async (world) => {
    const keys = await makeProofKeys();
    const [, claims = ''] = (await makeProof(world, keys)).split('.');
    const header = { alg: 'HS256', typ: 'dpop+jwt', jwk: keys.publicJwk };
    const proof = await new CompactSign(base64url.decode(claims))
      .setProtectedHeader(header)
      .sign(new Uint8Array(32));
    await expectProofRefused(await redeemWith(world, proof), 'The alg of the proof is not one of');
  },
});
