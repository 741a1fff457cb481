import type {
  BodyProblem,
  IntrospectionProblem,
  OauthErrorProblem,
  RevocationProblem,
} from '#protocol/problem.ts';
import type { Explainers } from './explanation.ts';

type Own = Exclude<IntrospectionProblem | RevocationProblem, BodyProblem | OauthErrorProblem>;

/** Words for what can be wrong with introspection, and with tokens that were given back. */
export const explainIntrospectionProblem: Explainers<Own> = {
  active_missing: () => ({
    title: 'The answer does not say whether the token is active',
    meaning: 'active is the one member that an introspection response must have, as a boolean.',
    causes: [
      'The address is that of another endpoint',
      'The server wraps the answer in a member of its own',
    ],
    todo: 'Compare introspection_endpoint with the server’s documentation, and read the members of the response.',
    fix: 'edit-environment',
  }),
  revoked_token_active: () => ({
    title: 'The token lives on, though it was given back',
    meaning:
      'The server answered the revocation with success, and now says that the token is active. Whoever has it can go on using it.',
    causes: [
      'Access tokens are not revoked at this server, only refresh tokens',
      'Another node of the server has not heard of the revocation yet',
      'Another token was introspected than was given back',
    ],
    todo: 'Ask once more in a few seconds; if it stays so, give back the refresh token, and have the server revoke access tokens too.',
    fix: 'send-again',
  }),
  revoked_token_accepted: ({ status }) => ({
    title: `A token that was given back is still taken (${status})`,
    meaning:
      'The resource looks only at the token’s signature and times, so it cannot know of the revocation before the token expires.',
    causes: [
      'Access tokens are JWTs that the resource verifies by itself',
      'The resource remembers what introspection said a moment ago',
      'Another token was sent than was given back',
    ],
    todo: 'Make access tokens short-lived, or have the resource introspect each token before it trusts it.',
    fix: null,
  }),
  introspection_jwt_refused: ({ found }) => ({
    title: 'The signed answer does not hold',
    meaning: `${found}. What the server says about the token cannot be relied on.`,
    causes: [
      'The answer was made for another client or by another server',
      'The server’s keys are not those that are known here',
      'The server speaks an earlier draft of RFC 9701',
    ],
    todo: 'Ask for plain JSON instead, or compare the claims of the JWT in the inspector with RFC 9701 §5.',
    fix: null,
  }),
};
