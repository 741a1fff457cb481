import type { BodyTemplate, HeaderTemplate, Piece, RequestTemplate } from './template.ts';

/** Text as a JavaScript string, in single quotes. */
function literal(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  const escaped = inner.replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

function expression(pieces: readonly Piece[]): string {
  const parts = pieces.map((piece) => {
    if (piece.kind === 'text') return literal(piece.text);
    return piece.encoding === 'form' ? `encodeURIComponent(${piece.name})` : piece.name;
  });
  return parts.length === 0 ? "''" : parts.join(' + ');
}

function headerLine(header: HeaderTemplate): string {
  const value =
    header.kind === 'pieces'
      ? expression(header.pieces)
      : `'Basic ' + btoa(${literal(`${header.encodedId}:`)} + encodeURIComponent(${header.variable}))`;
  return `    ${literal(header.name)}: ${value},`;
}

function bodyExpression(body: BodyTemplate): string {
  if (body.kind === 'text') return expression(body.pieces);
  if (body.kind === 'bytes') return `new Uint8Array([${body.bytes.join(', ')}])`;
  const pairs = body.pairs.map(
    ({ name, value }) => `    [${literal(name)}, ${expression([value])}],\n`,
  );
  return `new URLSearchParams([\n${pairs.join('')}  ]).toString()`;
}

function options({ method, headers, body }: RequestTemplate): string {
  const lines = [
    `  method: ${literal(method)},`,
    ...(headers.length === 0 ? [] : ['  headers: {', ...headers.map(headerLine), '  },']),
    ...(body === null ? [] : [`  body: ${bodyExpression(body)},`]),
    "  redirect: 'manual',",
  ];
  return lines.join('\n');
}

/** What `fetch` will not do, said where somebody would otherwise look for the mistake. */
function warning({ method, body }: RequestTemplate): string {
  const isRefused = body !== null && ['GET', 'HEAD'].includes(method);
  return isRefused ? `// fetch refuses a body with ${method}; curl and Python send it.\n` : '';
}

/**
 * A request as JavaScript for a page or a module: where there is no environment, it asks for secrets.
 * @see Fetch, *fetch method*
 */
export function renderFetch(template: RequestTemplate): string {
  const variables = template.variables.map(
    ({ name }) => `const ${name} = globalThis.process?.env.${name} ?? prompt('${name}');\n`,
  );
  return `${variables.join('')}${variables.length === 0 ? '' : '\n'}${warning(template)}const response = await fetch(${expression(template.url)}, {
${options(template)}
});
console.log(response.status, await response.text());
`;
}

/**
 * A request as a Node program (18 or later), a module.
 * @see Fetch, *fetch method*
 */
export function renderNode(template: RequestTemplate): string {
  const names = template.variables.map(({ name }) => name);
  const checks = names.map(
    (name) => `if (!${name}) throw new Error('Set ${name} in the environment');\n`,
  );
  const variables =
    names.length === 0 ? '' : `const { ${names.join(', ')} } = process.env;\n${checks.join('')}\n`;
  return `// Save as request.mjs and run: node request.mjs
${variables}${warning(template)}const response = await fetch(${expression(template.url)}, {
${options(template)}
});

console.log(response.status, response.statusText);
for (const [name, value] of response.headers) console.log(\`\${name}: \${value}\`);
console.log();
console.log(await response.text());
`;
}
