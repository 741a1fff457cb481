import { rfc } from '#protocol/spec.ts';
import type { ErrorWords } from './explanation.ts';

/** Words for the error codes that came with proofs of possession and with step-up. */
export const dpopErrorWords: Readonly<Record<string, ErrorWords>> = {
  use_dpop_nonce: {
    title: 'The server wants another nonce in the proof',
    meaning:
      'A server may ask that each proof holds a value that it has just given. The request was sent again with that value, and the server asks for yet another.',
    causes: [
      'The server gives a new nonce with every answer and takes none of them',
      'DPoP-Nonce is not sent, or hidden from this page by CORS',
      'The proof was typed by hand, so it keeps its old nonce',
    ],
    todo: 'Send again: the last nonce that came is used. If it is refused each time, the fault is in the server.',
    fix: 'send-again',
    spec: rfc(9449, '8'),
  },
  invalid_dpop_proof: {
    title: 'The server does not accept the proof of possession',
    meaning:
      'The DPoP header is checked for its signature, method, address, time and one-time use, and one of them does not fit.',
    causes: [
      'The clocks of this device and the server differ, so iat is too old or in the future',
      'A proxy changes the address, so htu is not what the server sees',
      'The proof was edited, or sent a second time',
    ],
    todo: 'Send again with a fresh proof, and compare htm, htu and iat in it with what the server sees.',
    fix: 'restore-parameters',
    spec: rfc(9449, '5'),
  },
  insufficient_user_authentication: {
    title: 'The API wants a stronger or fresher sign-in',
    meaning:
      'The token is good, but the sign-in behind it is not enough for this call: acr_values in the challenge says how strong it has to be, max_age how fresh.',
    causes: ['The person signed in too long ago', 'They signed in without a second factor'],
    todo: 'Ask for authorization again with the acr_values and max_age that the API names.',
    fix: 'start-again',
    spec: rfc(9470, '3'),
  },
  'authorization invalid_dpop_proof': {
    title: 'The server does not accept the key for the code',
    meaning: 'dpop_jkt names the key that the code is bound to, and the server refuses it.',
    causes: ['dpop_jkt was edited', 'A proof that was pushed along is for another key'],
    todo: 'Put dpop_jkt back to the thumbprint that was made, or leave it out.',
    fix: 'restore-parameters',
    spec: rfc(9449, '10'),
  },
};
