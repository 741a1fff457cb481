import type { BodyProblem, OauthErrorProblem, TokenProblem } from '#protocol/problem.ts';
import type { Explainers, Words } from './explanation.ts';
import { idTokenWords, otherIdTokenWords } from './id-token-words.ts';

type Own = Exclude<TokenProblem, BodyProblem | OauthErrorProblem>;

/** Words for what can be wrong with a token response. */
export const explainTokenProblem: Explainers<Own> = {
  access_token_missing: () => ({
    title: 'There is no access token in the answer',
    meaning: 'The server says neither what went wrong nor gives a token.',
    causes: [
      'The address is that of another endpoint, introspection for instance',
      'The server names the token in its own way',
    ],
    todo: 'Read the members of the response, and check token_endpoint against the metadata.',
    fix: 'edit-environment',
  }),
  token_type_missing: () => ({
    title: 'The answer does not say what type the token has',
    meaning:
      'token_type is required, because a client must not use a token whose type it does not know. Nearly always Bearer is meant.',
    causes: ['The server is older than RFC 6749, or homemade'],
    todo: 'Go on as with a bearer token here; an app with a strict library needs the server to add token_type.',
    fix: null,
  }),
  token_type_unsupported: ({ tokenType }) => ({
    title: 'The token is of a type that is not known here',
    meaning: `A token of type ${tokenType} is not used by putting it after “Bearer”.`,
    causes: [
      'The client is registered for sender-constrained tokens (DPoP)',
      'The server uses a type of its own',
    ],
    todo: 'Register the client for bearer tokens, or use the token the way its type’s specification says.',
    fix: 'edit-client',
  }),
  access_token_bound_elsewhere: ({ thing }) => ({
    title: `The token is bound to another ${thing}`,
    meaning: `An API compares cnf in the token with the ${thing} that a call proves. Ours is another one, so every call with this token will be refused.`,
    causes:
      thing === 'key'
        ? ['Something between this page and the server sent a proof of its own']
        : [
            'The request went with another certificate than the one in the client',
            'A proxy before the server ends TLS and presents its own certificate',
          ],
    todo:
      thing === 'key'
        ? 'Ask for a token again; if it happens again, look for a proxy that changes the DPoP header.'
        : 'Put the certificate that the request is sent with into the client, and ask again.',
    fix: thing === 'key' ? 'send-again' : 'edit-client',
  }),
  id_token_missing: () => ({
    title: 'There is no ID token in the answer',
    meaning:
      'The scope openid was asked for, so this is an OpenID Connect request, and its answer has an ID token.',
    causes: [
      'The server does not speak OpenID Connect',
      'The client may not use the scope openid, and it was dropped silently',
    ],
    todo: 'Allow the scope openid for the client at the server, or leave openid out of the scope if only access is wanted.',
    fix: 'edit-client',
  }),
  id_token_refused: explainIdToken,
};

function explainIdToken({ check, found }: Extract<Own, { code: 'id_token_refused' }>): Words {
  const words = idTokenWords[check.replace(/^id_token\./, '')] ?? otherIdTokenWords;
  return { ...words, meaning: `${found}. ${words.meaning}` };
}
