import { DOMParser, type Element } from '@xmldom/xmldom';

/**
 * Reads a document and gives its root; null where it is not well-formed, or has more in it than
 * elements and text. A document type can redefine what a text says, and comments and processing
 * instructions are not in what is signed: no assertion needs any of them.
 * @see SAML 2.0 Core §5.4.3, XML Signature Best Practices §2.1
 */
export function parseXml(text: string): Element | null {
  const body = text.replace(/^<\?xml [^<>]*\?>/, '');
  if (body.includes('<!') || body.includes('<?')) return null;
  try {
    const document = new DOMParser({ onError: refuse }).parseFromString(body, 'text/xml');
    const root = document.documentElement;
    return root === null || isTooDeep(root) ? null : root;
  } catch {
    // Whatever a stranger's text may cause is that it cannot be read.
    return null;
  }
}

/** Far deeper than any assertion, and far above what would end the stack of whoever walks through. */
const depthLimit = 100;

function isTooDeep(root: Element): boolean {
  let level = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === depthLimit) return true;
    level = level.flatMap(elementsIn);
  }
  return false;
}

function refuse(level: string, message: string): never {
  throw new Error(`${level}: ${message}`);
}

/** Elements directly inside another, of one name. */
export function childrenOf(parent: Element, namespace: string, name: string): Element[] {
  return elementsIn(parent).filter(
    (child) => child.namespaceURI === namespace && child.localName === name,
  );
}

/** The one element of that name directly inside another; null where there is none, or more. */
export function onlyChild(parent: Element, namespace: string, name: string): Element | null {
  const [first = null, ...others] = childrenOf(parent, namespace, name);
  return others.length === 0 ? first : null;
}

/** Every element directly inside another. */
export function elementsIn(parent: Element): Element[] {
  return [...parent.childNodes].filter(isElement);
}

/** An element and all within it. */
export function allElements(root: Element): Element[] {
  return [root, ...elementsIn(root).flatMap(allElements)];
}

/** Whether a node is an element. */
export function isElement(node: { readonly nodeType: number }): node is Element {
  return node.nodeType === 1;
}
