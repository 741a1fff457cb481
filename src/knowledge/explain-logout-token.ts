import type { LogoutTokenProblem } from '#protocol/problem.ts';
import type { Words } from './explanation.ts';

/** Words for a logout token that must not be followed. @see OpenID Connect Back-Channel Logout 1.0 §2.6 */
export function explainLogoutToken({ found }: LogoutTokenProblem): Words {
  return {
    title: 'The logout token must not be followed',
    meaning: `${found}. An app answers such a token with status 400, and ends no session.`,
    causes: [
      'It was made for another client, or by another server',
      'An ID token was pasted in its place',
      'It is older than it may be',
    ],
    todo: 'Take a logout token of this environment’s server for this very client, as it was posted.',
    fix: null,
  };
}
