import type { Problem } from '#protocol/problem.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import { assertNever } from '#protocol/result.ts';
import type { StepStatus } from '#workspace/model/step-view.ts';
import { describeDuration } from './describe-duration.ts';

export type Tone = 'good' | 'bad' | 'warn' | 'plain';

/** What the head of a step says: a mark, so that colour is not alone, and a few words. */
export interface StatusWords {
  readonly tone: Tone;
  readonly mark: string;
  readonly text: string;
}

const places = {
  'this-tab': 'the authorization page is open in this tab',
  'new-window': 'waiting for the other window',
  'by-hand': 'waiting for the answer that you paste',
} as const;

/** Puts the state of a step into words. `failedChecks` is the number of checks that failed. */
export function describeStatus(status: StepStatus, failedChecks: number): StatusWords {
  switch (status.status) {
    case 'waiting':
      return { tone: 'plain', mark: '○', text: 'waiting' };
    case 'ready':
      return { tone: 'plain', mark: '●', text: 'ready' };
    case 'probing':
      return { tone: 'plain', mark: '…', text: 'trying the token endpoint first' };
    case 'sending':
      return { tone: 'plain', mark: '…', text: 'sending' };
    case 'away':
      return { tone: 'plain', mark: '…', text: places[status.place] };
    case 'asking-again':
      return {
        tone: 'plain',
        mark: '…',
        text: `${status.reason.replaceAll('_', ' ')}, asking again`,
      };
    case 'answered':
      return describeAnswered(status.tookMilliseconds, failedChecks);
    case 'failed':
      return { tone: 'bad', mark: '✕', text: describeFailure(status.problem) };
    case 'cancelled':
      return { tone: 'warn', mark: '!', text: 'cancelled' };
    default:
      return assertNever(status);
  }
}

function describeAnswered(took: number, failedChecks: number): StatusWords {
  const text = `answered in ${describeDuration(took)}`;
  if (failedChecks === 0) return { tone: 'good', mark: '✓', text };
  const failed = failedChecks === 1 ? '1 check failed' : `${failedChecks} checks failed`;
  return { tone: 'warn', mark: '!', text: `${text}, ${failed}` };
}

/** Where a code alone, its underscores taken out, would be no sentence. */
const failureWords: Readonly<Record<string, string>> = {
  response_html: 'HTML in place of JSON',
  response_not_json: 'the answer is not JSON',
  response_not_object: 'the answer is no JSON object',
  response_empty: 'the answer is empty',
  status_unexpected: 'unexpected status',
  cors_suspected: 'not readable here (CORS)',
  csp_blocked: 'blocked by this page’s policy',
  local_network_denied: 'local network not allowed',
  opaque_redirect: 'redirected elsewhere',
  too_large: 'the answer is too large',
  relay_refused: 'the relay refused',
  userinfo_sub_mismatch: 'sub mismatch',
  userinfo_sub_missing: 'sub missing',
  userinfo_is_jwt: 'a JWT in place of JSON',
  unauthorized_unexplained: 'refused without a reason',
  header_name_invalid: 'invalid header name',
  header_value_invalid: 'invalid header value',
  method_invalid: 'invalid method',
  url_invalid: 'not a URL',
};

/** The failure in three words or so: `refused: invalid_grant`. */
export function describeFailure(problem: Problem | TransportProblem): string {
  if (problem.code === 'oauth_error') return `refused: ${problem.error.slice(0, 60)}`;
  if (problem.code === 'timeout') return `no answer in ${problem.afterSeconds} s`;
  if (problem.code === 'aborted') return 'cancelled';
  return `failed: ${failureWords[problem.code] ?? problem.code.replaceAll('_', ' ')}`;
}
