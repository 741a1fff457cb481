import type { Challenge } from '#protocol/http/www-authenticate.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';

/** What one challenge asks for, in words. */
export interface ChallengeMeaning {
  readonly scheme: string;
  readonly says: string;
  readonly spec: SpecRef | null;
  readonly parameters: readonly ChallengeParameter[];
}

/** One parameter of a challenge. */
export interface ChallengeParameter {
  readonly name: string;
  readonly value: string;
  readonly says: string;
  /** Null where no document that is known here defines it. */
  readonly spec: SpecRef | null;
}

interface Words {
  readonly says: string;
  readonly spec: SpecRef | null;
}

const schemes: Readonly<Record<string, Words>> = {
  bearer: {
    says: 'It wants a bearer token: an access token that whoever holds it may use.',
    spec: rfc(6750, '3'),
  },
  dpop: {
    says: 'It wants an access token that is bound to a key, and a proof of that key with each request.',
    spec: rfc(9449, '7.1'),
  },
  basic: { says: 'It wants a user name and a password.', spec: rfc(7617, '2') },
  digest: {
    says: 'It wants a user name and a hash made with the password. That is not made here.',
    spec: rfc(7616, '3.3'),
  },
  negotiate: {
    says: 'It wants Kerberos or NTLM, which browsers do by themselves, and not for other origins.',
    spec: rfc(4559, '4'),
  },
};

const parameters: Readonly<Record<string, Words>> = {
  realm: { says: 'What the credential is for, as the server calls it.', spec: rfc(9110, '11.5') },
  scope: { says: 'The scope that a token needs here.', spec: rfc(6750, '3') },
  error: { says: 'Why the request was refused.', spec: rfc(6750, '3.1') },
  error_description: { says: 'The same for developers.', spec: rfc(6750, '3') },
  error_uri: { says: 'A page about the error.', spec: rfc(6750, '3') },
  algs: { says: 'The algorithms that a proof may be signed with.', spec: rfc(9449, '7.1') },
  acr_values: { says: 'How strong the sign-in behind the token must be.', spec: rfc(9470, '3') },
  max_age: {
    says: 'How many seconds ago the person may have signed in at most.',
    spec: rfc(9470, '3'),
  },
  resource_metadata: {
    says: 'Where the API describes itself: which servers it trusts, which scopes it has.',
    spec: rfc(9728, '5.1'),
  },
  charset: { says: 'How name and password are to be encoded.', spec: rfc(7617, '2.1') },
};

const errors: Readonly<Record<string, Words>> = {
  invalid_request: {
    says: 'The request has a fault: a parameter is missing, stands twice or has a wrong form, or the token was sent in two ways.',
    spec: rfc(6750, '3.1'),
  },
  invalid_token: {
    says: 'The token is expired, revoked, malformed, or not for this API.',
    spec: rfc(6750, '3.1'),
  },
  insufficient_scope: {
    says: 'The token is good, and allows less than this request needs.',
    spec: rfc(6750, '3.1'),
  },
  insufficient_user_authentication: {
    says: 'The token is good, and the sign-in behind it too weak or too long ago.',
    spec: rfc(9470, '3'),
  },
  invalid_dpop_proof: {
    says: 'The proof is wrong: its address, method, time, key or signature.',
    spec: rfc(9449, '7.1'),
  },
  use_dpop_nonce: {
    says: 'The proof has to hold the nonce that came with this answer, in DPoP-Nonce.',
    spec: rfc(9449, '9'),
  },
};

/** What a challenge asks for, and what each of its parameters means. @see RFC 9110 §11.6.1 */
export function explainChallenge({ scheme, parameters: given }: Challenge): ChallengeMeaning {
  const unknown = { says: 'A way of signing in that is not known here.', spec: null };
  return {
    scheme,
    ...(own(schemes, scheme.toLowerCase()) ?? unknown),
    parameters: Object.entries(given).map(([name, value]) => ({
      name,
      value,
      ...wordsOf(name, value),
    })),
  };
}

function wordsOf(name: string, value: string): Words {
  const error = name === 'error' ? own(errors, value) : undefined;
  return error ?? own(parameters, name) ?? { says: 'The server’s own.', spec: null };
}

function own(words: Readonly<Record<string, Words>>, name: string): Words | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
