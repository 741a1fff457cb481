import type { BodyProblem, OauthErrorProblem, ResourceProblem } from '#protocol/problem.ts';
import type { Explainers, Words } from './explanation.ts';

type Own = Exclude<ResourceProblem, BodyProblem | OauthErrorProblem>;

/** Words for what can be wrong with answers of UserInfo and of APIs. */
export const explainResourceProblem: Explainers<Own> = {
  unauthorized_unexplained: (problem) =>
    problem.asksFor == null
      ? withoutReason(problem)
      : withoutToken(problem.asksFor, problem.status),
  userinfo_sub_missing: () => ({
    title: 'The answer does not say whom it is about',
    meaning:
      'sub is required in a UserInfo response; without it the claims cannot be tied to the user who signed in.',
    causes: ['The endpoint is a profile API, not UserInfo', 'A mapping in the server drops sub'],
    todo: 'Check that userinfo_endpoint is the one in the metadata, and that the server maps sub into it.',
    fix: 'edit-environment',
  }),
  userinfo_sub_mismatch: () => ({
    title: 'The answer is about another user',
    meaning: 'sub differs from that of the ID token, so these claims must not be used.',
    causes: [
      'The access token of another run was sent',
      'The server uses another kind of sub here (pairwise and public mixed)',
    ],
    todo: 'Use the access token that came with this ID token, and call UserInfo again.',
    fix: 'restore-parameters',
  }),
  userinfo_refused: ({ check, found }) => ({
    title: check.endsWith('encryption')
      ? 'The claims are encrypted, and cannot be read here'
      : 'The claims came as a JWT that must not be believed',
    meaning: `${found}. The client is registered for signed or encrypted UserInfo responses.`,
    causes: check.endsWith('encryption')
      ? ['The key that it is encrypted to is not among the keys of the client']
      : [
          'The server signs with a key that is not in its key set',
          'The answer is for another client, or from another server',
        ],
    todo: check.endsWith('encryption')
      ? 'Put the private key whose public half the server has into the client, or unset userinfo_encrypted_response_alg.'
      : 'Compare iss, aud and kid of the JWT with the metadata and the client, and fetch the keys anew.',
    fix: check.endsWith('encryption') ? 'edit-client' : 'edit-environment',
  }),
};

type Unexplained = Extract<Own, { readonly code: 'unauthorized_unexplained' }>;

// RFC 6750 §3.1: a call without any credential is not told of an error.
function withoutToken(scheme: string, status: number): Words {
  return {
    title: `The API asks for a token (${status})`,
    meaning: `WWW-Authenticate names ${scheme} and no error, as it does where a call carries no token.`,
    causes: [
      'The authorization header was left out or changed',
      'The token is sent in another way than the API reads',
      'A token came that is expired or for another API, and the server does not say so',
    ],
    todo: 'Send the call with an access token. Where one went along, compare its aud, exp and scope with what the API wants.',
    fix: 'restore-parameters',
  };
}

function withoutReason({ status, isHiddenByCors }: Unexplained): Words {
  return {
    title: `The call is refused (${status}), and no reason is visible`,
    meaning: isHiddenByCors
      ? 'The reason stands in WWW-Authenticate, which is not sent, or hidden from pages of other origins.'
      : 'The server should say in WWW-Authenticate what it asks for, and does not.',
    causes: [
      'The token is expired, or for another API (audience)',
      'The authorization header was left out or changed',
      'The token lacks a scope',
    ],
    todo: isHiddenByCors
      ? 'Send the call through the relay, which sees WWW-Authenticate, or have the server expose it to this page.'
      : 'Inspect the access token: compare its aud, exp and scope with what the API wants.',
    fix: isHiddenByCors ? 'use-relay' : 'restore-parameters',
  };
}
