import { clientDocumentLimitBytes } from '#sandbox/contract/definition.ts';
import { forwardRequest } from '#relay/forward.ts';
import { judgeRelayRequest } from '#relay/policy.ts';
import { publicReach, type Reach } from '#relay/reach.ts';
import type { FetchDocument } from '#sandbox/server/ports.ts';

/** A server that takes longer has no document. */
const patienceSeconds = 5;

/** Public addresses, and this machine's own loopback; never those of the network that it is in. */
export const loopbackReach: Reach = {
  ...publicReach,
  isAllowed: (address) => isLoopbackAddress(address) || publicReach.isAllowed(address),
};

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/i.test(address);
}

/**
 * Makes the port by which the sandbox gets the documents of clients. Where anybody else may use the
 * host, it reaches public addresses alone.
 * @see Client ID Metadata Document §8.6 and §8.7
 */
export function fetchDocument({ onLoopback }: { readonly onLoopback: boolean }): FetchDocument {
  const reach = onLoopback ? loopbackReach : publicReach;
  return async (url) => {
    const headers = [['Accept', 'application/json']] as const;
    const judgement = judgeRelayRequest({ method: 'GET', url, headers, body: null });
    if (!judgement.allowed) return { arrived: false, reason: judgement.reason };
    const answer = await forwardRequest(judgement.order, new AbortController().signal, {
      ...{ reach, timeoutSeconds: patienceSeconds, limitBytes: clientDocumentLimitBytes },
    });
    if (!answer.ok) return { arrived: false, reason: whyNot[answer.problem.code] };
    const { status, headers: told, body } = answer.response;
    const header = (name: string) => told.find(([one]) => one.toLowerCase() === name)?.[1] ?? null;
    return {
      ...{ arrived: true, status, body },
      ...{ contentType: header('content-type'), cacheControl: header('cache-control') },
    };
  };
}

const whyNot = {
  unreachable: 'nobody answers there',
  timeout: `there was no answer in ${patienceSeconds} s`,
  relay_refused: 'it is not at a public address',
  too_large: `it is longer than ${clientDocumentLimitBytes / 1024} kB`,
  aborted: 'the answer was cut off',
} as const;
