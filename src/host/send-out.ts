import type { RelayProblem } from '#protocol/http/relay-wire.ts';
import { forwardRequest } from '#relay/forward.ts';
import { judgeRelayRequest } from '#relay/policy.ts';
import type { Reach } from '#relay/reach.ts';
import type { Send } from '#sandbox/server/ports.ts';

/** A client that takes longer to take a message in has not got it. */
const patienceSeconds = 5;

/** Nobody reads what is answered; so much of it may come. */
const answerLimitBytes = 64 * 1024;

/** What sending needs of its host. */
export interface SendOutParts {
  /** Null: anywhere that this machine can reach. */
  readonly reach: Reach | null;
  /** Takes in what is for the host itself, at whatever address that is reached from outside. */
  readonly own: (request: Request) => Promise<Response>;
}

/** Makes the port by which the sandbox calls clients. It never logs what it sends. */
export function sendOut({ reach, own }: SendOutParts): Send {
  return async ({ origin, url, headers, body }) => {
    const encoded = { encoding: 'utf-8', text: body } as const;
    const judgement = judgeRelayRequest({ method: 'POST', url, headers, body: encoded });
    if (!judgement.allowed) return { arrived: false, reason: judgement.reason };
    if (judgement.order.url.origin === origin) {
      const pairs = headers.map(([name, value]): [string, string] => [name, value]);
      const host = new URL(origin).host;
      const request = new Request(url, {
        method: 'POST',
        headers: [...pairs, ['Host', host]],
        body,
      });
      return { arrived: true, status: (await own(request)).status };
    }
    const answer = await forwardRequest(judgement.order, new AbortController().signal, {
      ...{ reach, timeoutSeconds: patienceSeconds, limitBytes: answerLimitBytes },
    });
    return answer.ok
      ? { arrived: true, status: answer.response.status }
      : { arrived: false, reason: whyNot(answer.problem) };
  };
}

function whyNot(problem: RelayProblem): string {
  switch (problem.code) {
    case 'unreachable':
      return problem.reason ?? 'It could not be reached.';
    case 'timeout':
      return `There was no answer in ${problem.afterSeconds} s.`;
    case 'relay_refused':
      return 'It is not at a public address, and others can use this host.';
    case 'too_large':
    case 'aborted':
      return 'The answer was cut off.';
  }
}
