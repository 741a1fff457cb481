import type { Check } from '#sandbox/server/check.ts';
import type { ProofRequest } from '#sandbox/server/grants/proof-request.ts';
import { checkProofAddress } from './check-proof-address.ts';
import { checkProofAlgorithm } from './check-proof-algorithm.ts';
import { checkProofForm } from './check-proof-form.ts';
import { checkProofKey } from './check-proof-key.ts';
import { checkProofMethod } from './check-proof-method.ts';
import { checkProofNonce } from './check-proof-nonce.ts';
import { checkProofOnce } from './check-proof-once.ts';
import { checkProofReplay } from './check-proof-replay.ts';
import { checkProofSignature } from './check-proof-signature.ts';
import { checkProofTime } from './check-proof-time.ts';
import { checkProofType } from './check-proof-type.ts';

/** What holds for a proof, wherever it is sent. @see RFC 9449 §4.3 */
export const proofChecks: readonly Check<ProofRequest>[] = [
  checkProofOnce,
  checkProofForm,
  checkProofType,
  checkProofAlgorithm,
  checkProofKey,
  checkProofSignature,
  checkProofMethod,
  checkProofAddress,
  checkProofTime,
  checkProofNonce,
  checkProofReplay,
];
