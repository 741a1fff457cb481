import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { refuseProof } from './refuse-proof.ts';

/** A request that is pushed with a proof names no other key by `dpop_jkt`. */
export const checkPushedKey: Check<ClientRequest> = {
  name: 'check-pushed-key',
  spec: 'RFC 9449 §10.1',
  run: (request) => {
    const named = request.form.parameters.get('dpop_jkt');
    if (request.proof === null || named === null) return skipped('there is one of them at most');
    if (request.proof.jkt === named) return passed(named);
    throw refuseProof(request, 'dpop_jkt is not the key of the proof.');
  },
};
