import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { refuseProof } from './refuse-proof.ts';

/** A proof comes where the policy, or the registration of the client, asks for one. */
export const checkProofRequired: Check<ClientRequest> = {
  name: 'check-proof-required',
  spec: 'RFC 9449 §5.2',
  run: (request) => {
    const { scene, client, proof } = request;
    if (proof !== null) return passed();
    const isByPolicy = scene.definition.policy.dpop === 'required';
    if (!isByPolicy && client?.dpop_bound_access_tokens !== true) return skipped('not asked for');
    const who = isByPolicy ? 'Every token here is' : 'Tokens of this client are';
    throw refuseProof(request, `${who} bound to a key: the header DPoP is missing.`);
  },
};
