import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import { explainBodyProblem } from './explain-body-problem.ts';
import { explainCallbackProblem } from './explain-callback-problem.ts';
import { explainDiscoveryProblem } from './explain-discovery-problem.ts';
import { explainIntrospectionProblem } from './explain-introspection-problem.ts';
import { explainInputProblem } from './explain-input-problem.ts';
import { explainLogoutToken } from './explain-logout-token.ts';
import { explainOauthError } from './explain-oauth-error.ts';
import { explainPushedProblem } from './explain-pushed-problem.ts';
import { explainResourceMetadataProblem } from './explain-resource-metadata-problem.ts';
import { explainResourceProblem } from './explain-resource-problem.ts';
import { explainTokenProblem } from './explain-token-problem.ts';
import { explainTransportProblem } from './explain-transport-problem.ts';
import type { Explainers, Explanation, Words } from './explanation.ts';

const explainers: Explainers<Problem | TransportProblem> = {
  ...explainInputProblem,
  ...explainBodyProblem,
  ...explainCallbackProblem,
  ...explainPushedProblem,
  ...explainTokenProblem,
  ...explainDiscoveryProblem,
  ...explainResourceMetadataProblem,
  ...explainResourceProblem,
  ...explainIntrospectionProblem,
  ...explainTransportProblem,
  oauth_error: explainOauthError,
  logout_token_refused: explainLogoutToken,
};

/** Every code that can be explained. */
export const problemCodes: readonly string[] = Object.keys(explainers);

/** Says a problem in words: what it is, what it means, why it happens and what to do. */
export function explainProblem(problem: Problem | TransportProblem): Explanation {
  // The table's type pairs each code with its own problem, which an index by a union cannot show.
  const explain = explainers[problem.code] as (one: Problem | TransportProblem) => Words;
  return {
    ...explain(problem),
    said: whatWasSaid(problem),
    spec: 'spec' in problem ? problem.spec : null,
  };
}

function whatWasSaid(problem: Problem | TransportProblem): string | null {
  switch (problem.code) {
    case 'oauth_error':
      return problem.description === null
        ? problem.error
        : `${problem.error}: ${problem.description}`;
    case 'response_html':
      return problem.pageTitle;
    case 'relay_refused':
    case 'unreachable':
      return problem.reason;
    default:
      return null;
  }
}
