import type { Attr, Element } from '@xmldom/xmldom';
import { isElement } from './parse-xml.ts';

/** What is left out of a canonical form, and which prefixes count though nothing uses them. */
export interface CanonicalOptions {
  /** The signature inside what it signs. @see XML Signature Syntax and Processing §6.6.4 */
  readonly without?: Element | null;
  /** @see Exclusive XML Canonicalization 1.0 §4 on `InclusiveNamespaces` */
  readonly inclusivePrefixes?: readonly string[];
}

/** Prefixes that an element above has declared in the output already. */
type Declared = ReadonlyMap<string, string>;

/**
 * Writes an element in the one form that is digested and signed. There are no comments, processing
 * instructions or document types in what is given (`parseXml`).
 * @see Exclusive XML Canonicalization 1.0 §3, Canonical XML 1.0 §2.3
 */
export function canonicalize(element: Element, options: CanonicalOptions = {}): string {
  return write(element, new Map(), options);
}

function write(element: Element, above: Declared, options: CanonicalOptions): string {
  const attributes = [...element.attributes].filter((one) => !isDeclaration(one));
  const declared = new Map(above);
  const declarations = neededPrefixes(element, attributes, options).flatMap((prefix) => {
    const uri = namespaceOf(element, prefix);
    if ((declared.get(prefix) ?? '') === uri) return [];
    declared.set(prefix, uri);
    return [` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(uri)}"`];
  });
  const written = attributes
    .toSorted(byNamespaceThenName)
    .map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`);
  const inside = [...element.childNodes].map((node) => {
    if (node === options.without) return '';
    return isElement(node) ? write(node, declared, options) : escapeText(node.nodeValue ?? '');
  });
  const name = element.tagName;
  return `<${name}${declarations.join('')}${written.join('')}>${inside.join('')}</${name}>`;
}

function isDeclaration({ name }: Attr): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

/** In their order: the default namespace first. `xml` needs no declaration. */
function neededPrefixes(
  element: Element,
  attributes: readonly Attr[],
  { inclusivePrefixes = [] }: CanonicalOptions,
): string[] {
  const used = attributes.flatMap(({ prefix }) => (prefix ? [prefix] : []));
  const kept = inclusivePrefixes.filter(
    (prefix) => prefix === '' || namespaceOf(element, prefix) !== '',
  );
  const all = new Set([element.prefix ?? '', ...used, ...kept]);
  return [...all].filter((prefix) => prefix !== 'xml').toSorted(byCodeUnits);
}

/** What a prefix stands for at an element; empty: nothing. @see Namespaces in XML 1.0 §6.1 */
function namespaceOf(element: Element, prefix: string): string {
  const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let at: Element | null = element; at !== null; at = parentElement(at)) {
    const declared = at.getAttribute(name);
    if (declared !== null) return declared;
  }
  return '';
}

function parentElement({ parentNode }: Element): Element | null {
  return parentNode !== null && isElement(parentNode) ? parentNode : null;
}

function byNamespaceThenName(one: Attr, other: Attr): number {
  const byNamespace = byCodeUnits(one.namespaceURI ?? '', other.namespaceURI ?? '');
  return byNamespace === 0 ? byCodeUnits(one.localName ?? '', other.localName ?? '') : byNamespace;
}

function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const inText: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
};
const inAttribute: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** @see Canonical XML 1.0 §2.3 */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (char) => inText[char] ?? char);
}

/** @see Canonical XML 1.0 §2.3 */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<"\t\n\r]/g, (char) => inAttribute[char] ?? char);
}
