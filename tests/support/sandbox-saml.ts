import { createPrivateKey } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { clientKey } from './client-jwt.ts';
import { testDefinition } from './sandbox-definition.ts';
import { basic, type Params, type SandboxWorld } from './sandbox-world.ts';

const saml2Bearer = 'urn:ietf:params:oauth:grant-type:saml2-bearer';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** The identity provider of tests, and its key. */
export const samlIdp = 'https://idp.example/saml';
const key = clientKey('client-ps256');

/** Puts a definition in place that trusts the identity provider. */
export async function trustIdp(
  world: SandboxWorld,
  policy: Parameters<typeof testDefinition>[0] = {},
) {
  const keys = [{ kty: 'RSA', n: key.n, e: key.e }];
  const trustedIssuers = [{ issuer: samlIdp, jwks: { keys } }];
  await world.put({ ...testDefinition(policy), trustedIssuers });
}

/** Parts of an assertion that a test says differently. */
export interface SamlParts {
  readonly issuer?: string;
  readonly subject?: string;
  readonly conditions?: string;
  readonly confirmation?: string;
}

/** An instant so many seconds from now. @see SAML 2.0 Core §1.3.3 */
export function instant(world: SandboxWorld, seconds: number): string {
  return new Date(world.now() + seconds * 1000).toISOString();
}

/** Conditions, of this audience and up to this moment unless said otherwise. */
export function conditions(world: SandboxWorld, audience = world.issuer, end = 60): string {
  return `<saml:Conditions NotOnOrAfter="${instant(world, end)}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`;
}

/** A confirmation of the method bearer. */
export function confirmation(world: SandboxWorld, attributes?: string): string {
  const said =
    attributes ?? `Recipient="${world.issuer}/token" NotOnOrAfter="${instant(world, 60)}"`;
  return `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData ${said}/></saml:SubjectConfirmation>`;
}

let counter = 0;

/** An unsigned assertion, awkward in its namespaces and spaces on purpose. */
export function samlXml(world: SandboxWorld, parts: SamlParts = {}): string {
  const issuer = parts.issuer ?? `<saml:Issuer>${samlIdp}</saml:Issuer>`;
  const subject = parts.subject ?? '<saml:NameID Format="urn:x&amp;y">alice</saml:NameID>';
  const confirmed = parts.confirmation ?? confirmation(world);
  return `<?xml version="1.0"?>
<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:unused="urn:unused" xmlns:xs="http://www.w3.org/2001/XMLSchema" Version="2.0" ID="_a${(counter += 1)}" IssueInstant="${instant(world, 0)}">
  ${issuer}
  <saml:Subject>${subject}${confirmed}</saml:Subject>
  ${parts.conditions ?? conditions(world)}
  <saml:AttributeStatement><saml:Attribute xmlns="urn:other" Name="née &lt;&quot;&#9;"><saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string" b="2" a="1">x &gt; y &amp; z</saml:AttributeValue><plain xmlns="" /></saml:Attribute></saml:AttributeStatement>
</saml:Assertion>`;
}

/** How a stranger's library signs. */
export interface SamlSignature {
  readonly jwk?: typeof key;
  readonly method?: string;
  readonly digest?: string;
  readonly transforms?: readonly string[];
  readonly prefixes?: readonly string[];
}

/** Signs by xml-crypto, which is not ours. */
export function signSaml(xml: string, signature: SamlSignature = {}): string {
  const { jwk = key, transforms = [enveloped, exclusive], prefixes = [] } = signature;
  const signer = new SignedXml({
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
    signatureAlgorithm: signature.method ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: exclusive,
  });
  signer.addReference({
    xpath: '/*',
    transforms: [...transforms],
    digestAlgorithm: signature.digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    inclusiveNamespacesPrefixList: [...prefixes],
  });
  const location = { reference: "/*/*[local-name()='Issuer']", action: 'after' } as const;
  signer.computeSignature(xml, { location, prefix: 'ds' });
  return signer.getSignedXml();
}

/** Trades an assertion that is given as XML, as `backend` unless said otherwise. @see RFC 7522 §2.1 */
export function tradeSaml(
  world: SandboxWorld,
  xml: string,
  params: Params = {},
  headers: HeadersInit = basic(),
): Promise<Response> {
  const assertion = Buffer.from(xml).toString('base64url');
  return world.post('/token', { grant_type: saml2Bearer, assertion, ...params }, headers);
}
