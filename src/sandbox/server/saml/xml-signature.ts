import { base64url } from 'jose';
import type { Element } from '@xmldom/xmldom';
import { importVerifyingKeys, type ClientJwk } from '#sandbox/server/tokens/verify-client-jws.ts';
import { canonicalize } from './canonicalize.ts';
import { allElements, childrenOf, elementsIn, onlyChild } from './parse-xml.ts';
import {
  digestOf,
  envelopedSignature,
  exclusiveCanonicalization,
  signatureNamespace as ds,
  xmlAlgorithms,
  xmlDigests,
  type XmlAlgorithm,
} from './xml-algorithms.ts';

/** The signature inside an element, whole and over nothing but that element. */
export interface EnvelopedSignature {
  readonly algorithm: XmlAlgorithm;
  /** Whether one of these keys has signed the element as it is. */
  readonly isBy: (keys: readonly ClientJwk[]) => Promise<boolean>;
}

/**
 * Finds the signature of a document's root. Null where it has none or several, where anything but the
 * root itself is signed, or in a way that SAML does not have: what is verified then is what is read,
 * and nothing can be wrapped around it.
 * @see SAML 2.0 Core §5.4, XML Signature Syntax and Processing §3.2
 */
export function findSignature(root: Element): EnvelopedSignature | null {
  const signature = onlySignature(root);
  const signedInfo = signature && onlyChild(signature, ds, 'SignedInfo');
  const value = signature && onlyChild(signature, ds, 'SignatureValue');
  const reference = signedInfo && onlyChild(signedInfo, ds, 'Reference');
  if (!signature || !signedInfo || !value || !reference) return null;
  const method = uriOf(onlyChild(signedInfo, ds, 'SignatureMethod'));
  const algorithm = xmlAlgorithms.find(({ uri }) => uri === method);
  const canonical = onlyChild(signedInfo, ds, 'CanonicalizationMethod');
  const digest = readDigest(reference, root);
  if (algorithm === undefined || digest === null) return null;
  if (uriOf(canonical) !== exclusiveCanonicalization) return null;
  const signed = canonicalize(signedInfo, { inclusivePrefixes: inclusivePrefixes(canonical) });
  const prefixes = digest.inclusivePrefixes;
  const content = canonicalize(root, { without: signature, inclusivePrefixes: prefixes });
  return {
    algorithm,
    isBy: async (keys) => {
      const made = await digestOf(content, digest.hash);
      if (base64url.encode(made) !== plain(digest.value)) return false;
      return verifies(algorithm, { keys, value: plain(value.textContent ?? ''), signed });
    },
  };
}

/** A signature anywhere else would leave open what it is of. Names are given once. */
function onlySignature(root: Element): Element | null {
  const all = allElements(root);
  const names = all.flatMap((one) => ['ID', 'Id', 'id'].map((name) => one.getAttribute(name)));
  const given = names.filter((name) => name !== null);
  if (new Set(given).size !== given.length) return null;
  const isSignature = (one: Element) => one.namespaceURI === ds && one.localName === 'Signature';
  return all.filter(isSignature).length === 1 ? onlyChild(root, ds, 'Signature') : null;
}

interface Digest {
  readonly hash: string;
  readonly value: string;
  readonly inclusivePrefixes: readonly string[];
}

/** The reference is to the root by its ID, through the two transforms that SAML lets. @see SAML 2.0 Core §5.4.2 and §5.4.4 */
function readDigest(reference: Element, root: Element): Digest | null {
  const id = root.getAttribute('ID') ?? '';
  if (id === '' || reference.getAttribute('URI') !== `#${id}`) return null;
  const canonical = canonicalTransform(reference);
  const hash = xmlDigests[uriOf(onlyChild(reference, ds, 'DigestMethod')) ?? ''];
  const value = onlyChild(reference, ds, 'DigestValue')?.textContent ?? '';
  if (canonical === null || hash === undefined) return null;
  return { hash, value, inclusivePrefixes: inclusivePrefixes(canonical) };
}

function canonicalTransform(reference: Element): Element | null {
  const list = onlyChild(reference, ds, 'Transforms');
  const [enveloped = null, canonical = null, ...others] = list === null ? [] : elementsIn(list);
  const areKnown =
    uriOf(enveloped) === envelopedSignature && uriOf(canonical) === exclusiveCanonicalization;
  return areKnown && others.length === 0 ? canonical : null;
}

function uriOf(element: Element | null): string | null {
  return element?.getAttribute('Algorithm') ?? null;
}

/** @see Exclusive XML Canonicalization 1.0 §4 */
function inclusivePrefixes(method: Element | null): string[] {
  if (method === null) return [];
  const [listed] = childrenOf(method, exclusiveCanonicalization, 'InclusiveNamespaces');
  const prefixes = (listed?.getAttribute('PrefixList') ?? '').split(/\s+/);
  return prefixes.filter((one) => one !== '').map((one) => (one === '#default' ? '' : one));
}

/** Base64 as it stands in XML, as base64url. @see RFC 4648 §4 and §5 */
function plain(text: string): string {
  return text.replace(/[\s=]/g, '').replaceAll('+', '-').replaceAll('/', '_');
}

interface Signed {
  readonly keys: readonly ClientJwk[];
  readonly value: string;
  readonly signed: string;
}

async function verifies(algorithm: XmlAlgorithm, { keys, value, signed }: Signed) {
  const { alg, parameters } = algorithm;
  const data = new TextEncoder().encode(signed);
  const bytes = decode(value);
  if (bytes === null) return false;
  for (const key of await importVerifyingKeys(keys, { alg, kid: null })) {
    if (await crypto.subtle.verify(parameters, key, bytes, data)) return true;
  }
  return false;
}

function decode(value: string): Uint8Array<ArrayBuffer> | null {
  try {
    return new Uint8Array(base64url.decode(value));
  } catch {
    return null;
  }
}
