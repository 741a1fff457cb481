import type { BodyProblem, OauthErrorProblem, PushedProblem } from '#protocol/problem.ts';
import type { Explainers } from './explanation.ts';

/** Words for what can be wrong with the answer to a pushed authorization request. */
export const explainPushedProblem: Explainers<
  Exclude<PushedProblem, BodyProblem | OauthErrorProblem>
> = {
  request_uri_missing: () => ({
    title: 'There is no request_uri in the answer',
    meaning:
      'The server took the request and gives nothing to refer to it by, so the browser has nothing to carry.',
    causes: ['The address is that of another endpoint', 'A gateway changed the answer on its way'],
    todo: 'Compare pushed_authorization_request_endpoint with the metadata of the server, and read the members of the response.',
    fix: 'edit-environment',
  }),
};
