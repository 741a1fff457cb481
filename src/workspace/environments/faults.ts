import { oidcCore, rfc, type SpecRef } from '#protocol/spec.ts';
import type { SandboxFault } from '#sandbox/contract/definition.ts';

/** A way of misbehaving, in words. */
export interface FaultText {
  readonly title: string;
  /** What the sandbox does while it is on. */
  readonly does: string;
  /** What is to notice it, or why nothing of a client can. */
  readonly noticedBy: string;
  readonly spec: SpecRef;
}

/** What each fault does, and what of a client is there to notice it. */
export const faultTexts: Readonly<Record<SandboxFault, FaultText>> = {
  'wrong-iss': {
    title: 'Wrong iss',
    does: 'ID tokens and the authorization response name another issuer.',
    noticedBy: 'The comparison of iss with the issuer of the environment',
    spec: oidcCore('3.1.3.7'),
  },
  'wrong-aud': {
    title: 'Wrong aud',
    does: 'ID tokens are made out to another client.',
    noticedBy: 'The check that the client is in the audience of its ID token',
    spec: oidcCore('3.1.3.7'),
  },
  'wrong-nonce': {
    title: 'Wrong nonce',
    does: 'ID tokens carry another nonce than was sent.',
    noticedBy: 'The comparison of nonce with the one that was sent',
    spec: oidcCore('3.1.3.7'),
  },
  'wrong-state': {
    title: 'Wrong state',
    does: 'The authorization response brings back another state.',
    noticedBy: 'The comparison of state with the one that was sent',
    spec: rfc(6749, '10.12'),
  },
  'wrong-at-hash': {
    title: 'Wrong at_hash',
    does: 'ID tokens have the hash of another access token.',
    noticedBy: 'The comparison of at_hash with the access token',
    spec: oidcCore('3.1.3.8'),
  },
  expired: {
    title: 'Expired',
    does: 'ID tokens have ended before they are handed out.',
    noticedBy: 'The check of exp against the clock',
    spec: rfc(7519, '4.1.4'),
  },
  'not-yet-valid': {
    title: 'Not yet valid',
    does: 'ID tokens begin only in an hour.',
    noticedBy: 'The check of nbf against the clock',
    spec: rfc(7519, '4.1.5'),
  },
  'unknown-kid': {
    title: 'Unknown kid',
    does: 'ID tokens name a key that the key set does not have.',
    noticedBy: 'The signature check, after it has fetched the keys once more',
    spec: rfc(7515, '4.1.4'),
  },
  'other-key': {
    title: 'Other key',
    does: 'ID tokens are signed with another key than the one that they name.',
    noticedBy: 'The signature check',
    spec: rfc(7515, '5.2'),
  },
  'alg-none': {
    title: 'alg: none',
    does: 'ID tokens have no signature and say so.',
    noticedBy: 'The check of the algorithm',
    spec: rfc(8725, '3.2'),
  },
  'missing-token-type': {
    title: 'No token_type',
    does: 'Token responses leave out how the token is to be used.',
    noticedBy: 'The check that token_type is there',
    spec: rfc(6749, '5.1'),
  },
  'slow-answer': {
    title: 'Slow answer',
    does: 'The token endpoint and the APIs answer a quarter of a minute late.',
    noticedBy: 'The time that the response panel shows, and the patience of Settings when it ends',
    spec: rfc(9110, '15.5.9'),
  },
  'too-many-requests': {
    title: '429',
    does: 'The token endpoint answers 429 with Retry-After.',
    noticedBy: 'The status of the response, and the words for it',
    spec: rfc(6585, '4'),
  },
  'server-error': {
    title: '500',
    does: 'The token endpoint answers 500.',
    noticedBy: 'The status of the response, and the words for it',
    spec: rfc(9110, '15.6.1'),
  },
  'html-instead-of-json': {
    title: 'HTML instead of JSON',
    does: 'The token endpoint answers with a page.',
    noticedBy: 'The check of the content type, and of the body as JSON',
    spec: rfc(6749, '5.1'),
  },
  'refresh-reuse': {
    title: 'Refresh token taken twice',
    does: 'A refresh token is handed out again and again, and never refused.',
    noticedBy: 'The check of a public client’s refresh: the same refresh token came again',
    spec: rfc(9700, '4.14.2'),
  },
  'slow-down-storm': {
    title: 'slow_down storm',
    does: 'Every poll is answered with slow_down.',
    noticedBy: 'The check of the pace: from the second time on, slow_down came without a reason',
    spec: rfc(8628, '3.5'),
  },
  'dpop-nonce-each-time': {
    title: 'DPoP nonce each time',
    does: 'Every proof is refused with a new nonce, even one with the nonce just given.',
    noticedBy: 'The run, which tries once more with the new nonce and is refused again',
    spec: rfc(9449, '8'),
  },
};

/** `Wrong iss, 429` */
export function nameFaults(faults: readonly SandboxFault[]): string {
  return faults.map((fault) => faultTexts[fault].title).join(', ');
}
