import type { Check } from '#protocol/check.ts';
import type { Problem } from '#protocol/problem.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';

/** One address that discovery tried. */
export interface DiscoveryAttempt {
  readonly url: string;
  readonly state:
    | { readonly status: 'asking' }
    | {
        readonly status: 'answered';
        readonly httpStatus: number;
        readonly checks: readonly Check[];
        readonly problem: Problem | null;
        /** What an answer without a problem gave; left out: metadata. */
        readonly finds?: string;
      }
    | { readonly status: 'failed'; readonly problem: TransportProblem };
}
