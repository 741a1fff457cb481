import { rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What the JWT bearer grant is for. @see RFC 7523 §2.1 */
export const jwtBearerText = {
  id: 'jwt-bearer',
  title: 'JWT bearer assertion',
  shortTitle: 'JWT bearer',
  summary:
    'Somebody whom the server trusts signs a statement about a person or a program, and it is traded for a token. Nobody is asked: the trust was arranged before.',
  specs: [rfc(7523, '2.1'), rfc(7521, '4.1')],
} as const satisfies FlowText;

/** Making it. @see RFC 7523 §3 */
export const signAssertionText = {
  title: 'Sign the assertion',
  about:
    'The assertion says who makes it (iss), about whom (sub), for whom (aud) and until when (exp). It is signed here with the client’s key; the server must know the other half, and trust its owner. With several keys, kid and alg say which one signs.',
  action: 'Sign the assertion',
} as const;

/** Trading it. @see RFC 7523 §2.1 */
export const tradeAssertionText = {
  title: 'Trade it for a token',
  about:
    'The assertion goes to the token endpoint in the place of a code. A server may take each of them once, so a second try needs a new one.',
} as const;
