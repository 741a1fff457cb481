import { rfc } from '#protocol/spec.ts';
import type { FlowText } from '#flows/flow-text.ts';

/** What the SAML bearer grant is for. @see RFC 7522 §2.1 */
export const samlBearerText = {
  id: 'saml-bearer',
  title: 'SAML 2.0 bearer assertion',
  shortTitle: 'SAML bearer',
  summary:
    'A company that signs its people in by SAML can trade such an assertion for a token, so that its apps may call APIs. A sandbox makes one to begin with; one of a real identity provider is pasted.',
  specs: [rfc(7522, '2.1'), rfc(7521, '4.1')],
} as const satisfies FlowText;

/** Having one made. @see RFC 7522 §4 */
export const sampleText = {
  title: 'Have an assertion made',
  about:
    'An identity provider signs it once somebody has signed in there. The sandbox plays one: it says who (user), and makes the assertion out to its own token endpoint, for five minutes.',
} as const;

/** Reading and encoding it. @see RFC 7522 §2.1, §3 */
export const readAssertionText = {
  title: 'Read the assertion',
  about:
    'The sample is here; one of your own is pasted as its Assertion element in XML, or in base64. It is read, checked against what the server will ask of it, and encoded for the request; its signature is for the server to verify.',
  action: 'Read the assertion',
} as const;

/** Trading it. @see RFC 7522 §2.1 */
export const tradeSamlText = {
  title: 'Trade it for a token',
  about:
    'The assertion goes to the token endpoint in the place of a code. The server must trust its issuer, and be the audience and the recipient that it names.',
} as const;
