import { base64url } from 'jose';
import type { Element } from '@xmldom/xmldom';
import type {
  BearerAssertion,
  BearerConfirmation,
} from '#sandbox/server/grants/bearer-assertion.ts';
import { allElements, childrenOf, elementsIn, onlyChild, parseXml } from './parse-xml.ts';
import { findSignature } from './xml-signature.ts';

const saml = 'urn:oasis:names:tc:SAML:2.0:assertion';
const bearerMethod = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const knownConditions = ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction'];

/**
 * Reads the assertion of the SAML bearer grant, encoded in base64url. Null where it is not one
 * assertion of SAML 2.0 with one signature over all of it, or sets a condition that is not known here.
 * @see RFC 7522 §2.1 and §3, SAML 2.0 Core §2.3.3 and §2.5.1
 */
export function readSamlAssertion(encoded: string): BearerAssertion | null {
  const root = parseXml(decodeXml(encoded) ?? '');
  if (root === null || !isOnlyAssertion(root)) return null;
  const signature = findSignature(root);
  const conditions = onlyChild(root, saml, 'Conditions');
  if (signature === null || (conditions !== null && !areKnown(conditions))) return null;
  const subject = onlyChild(root, saml, 'Subject');
  const confirmations = subject === null ? [] : readConfirmations(subject);
  return {
    issuer: textOf(onlyChild(root, saml, 'Issuer')),
    subject: subject === null ? null : textOf(onlyChild(subject, saml, 'NameID')),
    audience: conditions === null ? undefined : readAudience(conditions),
    exp: instantOf(conditions, 'NotOnOrAfter') ?? latest(confirmations),
    nbf: instantOf(conditions, 'NotBefore'),
    iat: instantOf(root, 'IssueInstant'),
    id: root.getAttribute('ID') ?? undefined,
    algorithm: signature.algorithm.alg,
    confirmations,
    isSignedBy: signature.isBy,
  };
}

function decodeXml(encoded: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(base64url.decode(encoded));
  } catch {
    return null;
  }
}

/** There is one, and nothing around it or in it that could be taken for it. */
function isOnlyAssertion(root: Element): boolean {
  const assertions = allElements(root).filter(({ localName }) => localName === 'Assertion');
  const isRoot = root.localName === 'Assertion' && root.namespaceURI === saml;
  return isRoot && assertions.length === 1 && root.getAttribute('Version') === '2.0';
}

function areKnown(conditions: Element): boolean {
  return elementsIn(conditions).every(
    ({ namespaceURI, localName }) =>
      namespaceURI === saml && knownConditions.includes(localName ?? ''),
  );
}

/** Who every restriction lets take it; one as a text. @see SAML 2.0 Core §2.5.1.4 */
function readAudience(conditions: Element): string | readonly string[] | undefined {
  const lists = childrenOf(conditions, saml, 'AudienceRestriction').map((restriction) =>
    childrenOf(restriction, saml, 'Audience').map((one) => textOf(one) ?? ''),
  );
  const [first, ...others] = lists;
  const named = first?.filter((name) => others.every((list) => list.includes(name)));
  return named?.length === 1 ? named[0] : named;
}

/** How a bearer may be known, of which one has to hold. @see RFC 7522 §3 */
function readConfirmations(subject: Element): BearerConfirmation[] {
  return childrenOf(subject, saml, 'SubjectConfirmation')
    .filter((one) => one.getAttribute('Method') === bearerMethod)
    .map((one) => {
      const data = onlyChild(one, saml, 'SubjectConfirmationData');
      return {
        hasConditions: data !== null,
        recipient: data?.getAttribute('Recipient') ?? null,
        notOnOrAfter: instantOf(data, 'NotOnOrAfter'),
        notBefore: instantOf(data, 'NotBefore'),
      };
    });
}

function latest(confirmations: readonly BearerConfirmation[]): number | undefined {
  const ends = confirmations.map(({ notOnOrAfter }) => notOnOrAfter);
  const known = ends.filter((end) => typeof end === 'number');
  return known.length === 0 ? undefined : Math.max(...known);
}

function textOf(element: Element | null): string | null {
  if (element === null || elementsIn(element).length > 0) return null;
  const text = (element.textContent ?? '').trim();
  return text === '' ? null : text;
}

/** In seconds since the epoch; a text that is no time in UTC stays one. @see SAML 2.0 Core §1.3.3 */
function instantOf(element: Element | null, name: string): number | string | undefined {
  const text = element?.getAttribute(name) ?? null;
  if (text === null) return undefined;
  const isUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text);
  const seconds = Date.parse(text) / 1000;
  return isUtc && !Number.isNaN(seconds) ? seconds : text;
}
