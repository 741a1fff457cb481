import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { proofTarget, proofWindowSeconds } from '#sandbox/server/grants/proof-request.ts';
import { sha256 } from '#sandbox/server/http/encoding.ts';
import { refuseProof } from './refuse-proof.ts';

/** The proof is used for the first time. */
export const checkProofReplay: Check<ProofRequest> = {
  name: 'check-proof-replay',
  spec: 'RFC 9449 §11.1',
  run: async (request) => {
    const { proof, scene } = request;
    if (proof === null) return skipped('no proof is sent');
    const { store } = scene.dependencies;
    const parts = [proof.jkt, proofTarget(scene.url), proof.claims?.['jti']];
    const key = await sha256(JSON.stringify(parts));
    const address = { sandbox: scene.sandboxId, kind: 'proof', key } as const;
    const removeAt = scene.now + 2 * proofWindowSeconds * 1000;
    const isFirst = await store.update(address, (record) => ({
      record: { family: null, removeAt },
      result: record === null,
    }));
    if (isFirst) return passed();
    throw refuseProof(request, 'The proof was used before: its jti is known.');
  },
};
