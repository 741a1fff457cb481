import { claimMeaning } from '#knowledge/claims.ts';
import { explainParameter, explainRequestHeader } from '#knowledge/parameters.ts';
import { explainResponseMember } from '#knowledge/response-members.ts';
import type { DraftField } from '#protocol/http/draft.ts';
import { rfc, oidcCore, type SpecRef } from '#protocol/spec.ts';

/** What the table says of a name on the wire. */
export interface FieldMeaning {
  readonly text: string;
  readonly spec: SpecRef | null;
}

/** The meaning of a field of a request, by its name and the place where it stands. */
export function explainField({ name, place, made }: DraftField): FieldMeaning {
  const known = place === 'header' ? explainRequestHeader(name) : explainParameter(name);
  if (known !== null) return known;
  if (name === '') return { text: 'A new parameter: give it a name', spec: null };
  const text =
    made === null
      ? 'You added it; servers have to ignore what they do not know'
      : 'An extra parameter of this client';
  return { text, spec: made === null ? rfc(6749, '3.1') : null };
}

/** The meaning of a member of an answer: a parameter of OAuth's, or a claim. */
export function explainMember(name: string): FieldMeaning | null {
  return explainResponseMember(name) ?? claimMeaning(name);
}

const withoutIt: Readonly<Record<string, FieldMeaning>> = {
  response_type: {
    text: 'The server cannot tell what should come back and has to refuse',
    spec: rfc(6749, '4.1.2.1'),
  },
  client_id: {
    text: 'The server cannot tell which client asks, and must not redirect',
    spec: rfc(6749, '4.1.2.1'),
  },
  redirect_uri: {
    text: 'Works only where the server has exactly one registered for the client',
    spec: rfc(6749, '3.1.2.3'),
  },
  scope: { text: 'The server takes a default, or refuses', spec: rfc(6749, '3.3') },
  state: {
    text: 'Somebody else’s answer can be slipped in unless PKCE or the nonce sees it',
    spec: rfc(6749, '10.12'),
  },
  nonce: {
    text: 'An ID token of another sign-in cannot be told from this one’s',
    spec: oidcCore('15.5.2'),
  },
  code_challenge: {
    text: 'Whoever steals the code can redeem it; public clients are to be refused',
    spec: rfc(9700, '2.1.1'),
  },
  code_challenge_method: {
    text: 'The server takes it as plain, so an S256 verifier will not fit',
    spec: rfc(7636, '4.3'),
  },
  grant_type: { text: 'The server cannot tell what is asked for', spec: rfc(6749, '5.2') },
  code: { text: 'There is nothing to redeem', spec: rfc(6749, '4.1.3') },
  code_verifier: {
    text: 'Refused, since a challenge was sent: the code is bound to its verifier',
    spec: rfc(7636, '4.6'),
  },
  refresh_token: { text: 'There is nothing to refresh', spec: rfc(6749, '6') },
  client_secret: { text: 'The client has not proved itself', spec: rfc(6749, '3.2.1') },
  authorization: {
    text: 'Nobody has proved anything: the answer should be 401',
    spec: rfc(9110, '15.5.2'),
  },
  accept: { text: 'The browser sends */* in its place', spec: rfc(9110, '12.5.1') },
};

/** What leaving a parameter out breaks; null for what is not missed. */
export function explainOmission({ name }: DraftField): FieldMeaning | null {
  const key = name.toLowerCase();
  return Object.hasOwn(withoutIt, key) ? (withoutIt[key] ?? null) : null;
}
