import type { BodyTemplate, HeaderTemplate, Piece, RequestTemplate } from './template.ts';

/** Text as a JavaScript string, in single quotes. */
export function literal(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  const escaped = inner.replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** Pieces as a JavaScript expression. */
export function expression(pieces: readonly Piece[]): string {
  const parts = pieces.map((piece) => {
    if (piece.kind === 'text') return literal(piece.text);
    return piece.encoding === 'form' ? `encodeURIComponent(${piece.name})` : piece.name;
  });
  return parts.length === 0 ? "''" : parts.join(' + ');
}

/** A header as a member of an object literal. */
export function headerLine(header: HeaderTemplate): string {
  const value =
    header.kind === 'pieces'
      ? expression(header.pieces)
      : `'Basic ' + btoa(${literal(`${header.encodedId}:`)} + encodeURIComponent(${header.variable}))`;
  return `    ${literal(header.name)}: ${value},`;
}

/** A body as a JavaScript expression. */
export function bodyExpression(body: BodyTemplate): string {
  if (body.kind === 'text') return expression(body.pieces);
  if (body.kind === 'bytes') return `new Uint8Array([${body.bytes.join(', ')}])`;
  const pairs = body.pairs.map(
    ({ name, value }) => `    [${literal(name)}, ${expression([value])}],\n`,
  );
  return `new URLSearchParams([\n${pairs.join('')}  ]).toString()`;
}

/** What `fetch` takes as its second argument, line by line. */
export function fetchOptions({ method, headers, body }: RequestTemplate): string {
  const lines = [
    `  method: ${literal(method)},`,
    ...(headers.length === 0 ? [] : ['  headers: {', ...headers.map(headerLine), '  },']),
    ...(body === null ? [] : [`  body: ${bodyExpression(body)},`]),
    "  redirect: 'manual',",
  ];
  return lines.join('\n');
}

/** What `fetch` will not do, said where somebody would otherwise look for the mistake. */
export function warning({ method, body }: RequestTemplate): string {
  const isRefused = body !== null && ['GET', 'HEAD'].includes(method);
  return isRefused ? `// fetch refuses a body with ${method}; curl and Python send it.\n` : '';
}

// The TLS of a page is the browser's: it asks the person for a certificate of theirs, or shows none.
const withoutCertificate = `// This request needs a client certificate (RFC 8705), and code in a page cannot choose one:
// the browser shows one of its own, if the person agrees. cURL, Node and Python show yours.
`;

/**
 * A request as JavaScript for a page or a module: where there is no environment, it asks for secrets.
 * @see Fetch, *fetch method*
 */
export function renderFetch(template: RequestTemplate): string {
  const remark = template.certificate === null ? '' : withoutCertificate;
  const variables = template.variables.map(
    ({ name }) => `const ${name} = globalThis.process?.env.${name} ?? prompt('${name}');\n`,
  );
  return `${remark}${variables.join('')}${variables.length === 0 ? '' : '\n'}${warning(template)}const response = await fetch(${expression(template.url)}, {
${fetchOptions(template)}
});
console.log(response.status, await response.text());
`;
}
