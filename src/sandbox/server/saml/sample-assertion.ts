import type { SandboxUser } from '#sandbox/contract/definition.ts';
import { present } from '#sandbox/server/check.ts';
import { randomText } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { importSigningKey, isForEncryption } from '#sandbox/server/tokens/keys.ts';
import { canonicalize, escapeAttribute, escapeText } from './canonicalize.ts';
import { onlyChild, parseXml } from './parse-xml.ts';
import {
  digestOf,
  envelopedSignature,
  exclusiveCanonicalization,
  signatureNamespace,
  xmlAlgorithms,
} from './xml-algorithms.ts';

/** Seconds for which a sample is good. */
const lifetimeSeconds = 300;
const saml = 'urn:oasis:names:tc:SAML:2.0:assertion';
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** The name under which the sandbox plays an identity provider, to itself. @see SAML 2.0 Core §8.3.6 */
export function samlIssuer(issuer: string): string {
  return `${issuer}/saml`;
}

/**
 * Makes an assertion about a user, signed by the sandbox as an identity provider: one that its own
 * token endpoint takes. Null where it has no key that XML signatures know.
 * @see RFC 7522 §3 and §4, SAML 2.0 Core §5.4
 */
export async function makeSampleAssertion(scene: Scene, user: SandboxUser): Promise<string | null> {
  const { keys } = scene.definition;
  const jwk = keys.find(
    (key) => !isForEncryption(key) && xmlAlgorithms.some(({ alg }) => alg === key.alg),
  );
  const algorithm = xmlAlgorithms.find(({ alg }) => alg === jwk?.alg);
  if (jwk === undefined || algorithm === undefined) return null;
  const id = `_${randomText(scene.dependencies.random, 16)}`;
  const unsigned = describe(scene, { user, id, signature: '' });
  const content = canonicalize(present(parseXml(unsigned), 'the assertion'));
  const digest = base64(await digestOf(content, 'SHA-256'));
  const signedInfo = describeSignedInfo({ id, digest, method: algorithm.uri });
  const around = (value: string) =>
    `<ds:Signature xmlns:ds="${signatureNamespace}">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`;
  const signed = onlyChild(
    present(parseXml(around('')), 'the signature'),
    signatureNamespace,
    'SignedInfo',
  );
  const data = new TextEncoder().encode(canonicalize(present(signed, 'what is signed')));
  const key = await importSigningKey(jwk);
  const value = await crypto.subtle.sign(algorithm.parameters, key, data);
  return describe(scene, { user, id, signature: around(base64(new Uint8Array(value))) });
}

interface Described {
  readonly user: SandboxUser;
  readonly id: string;
  readonly signature: string;
}

/** @see SAML 2.0 Core §2.3.3, RFC 7522 §4 */
function describe({ issuer, now }: Scene, { user, id, signature }: Described): string {
  const at = (seconds: number) =>
    new Date(Math.floor(now / 1000 + seconds) * 1000).toISOString().replace('.000Z', 'Z');
  const [made, end] = [at(0), at(lifetimeSeconds)];
  const recipient = escapeAttribute(`${issuer}/token`);
  return [
    `<Assertion xmlns="${saml}" ID="${id}" IssueInstant="${made}" Version="2.0">`,
    `<Issuer>${escapeText(samlIssuer(issuer))}</Issuer>${signature}`,
    `<Subject><NameID>${escapeText(user.username)}</NameID>`,
    '<SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">',
    `<SubjectConfirmationData NotOnOrAfter="${end}" Recipient="${recipient}"/>`,
    '</SubjectConfirmation></Subject>',
    `<Conditions NotBefore="${made}" NotOnOrAfter="${end}"><AudienceRestriction>`,
    `<Audience>${escapeText(issuer)}</Audience></AudienceRestriction></Conditions>`,
    `<AuthnStatement AuthnInstant="${made}"><AuthnContext><AuthnContextClassRef>`,
    'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified',
    '</AuthnContextClassRef></AuthnContext></AuthnStatement></Assertion>',
  ].join('');
}

interface SignedInfo {
  readonly id: string;
  readonly digest: string;
  readonly method: string;
}

/** @see SAML 2.0 Core §5.4.2 to §5.4.4 */
function describeSignedInfo({ id, digest, method }: SignedInfo): string {
  return [
    `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${exclusiveCanonicalization}"/>`,
    `<ds:SignatureMethod Algorithm="${method}"/><ds:Reference URI="#${id}"><ds:Transforms>`,
    `<ds:Transform Algorithm="${envelopedSignature}"/>`,
    `<ds:Transform Algorithm="${exclusiveCanonicalization}"/></ds:Transforms>`,
    `<ds:DigestMethod Algorithm="${sha256}"/><ds:DigestValue>${digest}</ds:DigestValue>`,
    '</ds:Reference></ds:SignedInfo>',
  ].join('');
}

/** Bytes as XML has them. @see RFC 4648 §4 */
function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
