import { bodyExpression, expression, fetchOptions, headerLine, literal, warning } from './fetch.ts';
import type { RequestTemplate } from './template.ts';

/**
 * A request as a Node program (18 or later), a module. With a client certificate it is made by
 * `node:https`, as Node's own `fetch` takes none.
 * @see Fetch, *fetch method*; RFC 8705 §2
 */
export function renderNode(template: RequestTemplate): string {
  const head = `// Save as request.mjs and run: node request.mjs\n`;
  return template.certificate === null
    ? `${head}${variables(template)}${byFetch(template)}`
    : `${head}${byHttps(template)}`;
}

function variables(template: RequestTemplate): string {
  const names = template.variables.map(({ name }) => name);
  const checks = names.map(
    (name) => `if (!${name}) throw new Error('Set ${name} in the environment');\n`,
  );
  return names.length === 0
    ? ''
    : `const { ${names.join(', ')} } = process.env;\n${checks.join('')}\n`;
}

function byFetch(template: RequestTemplate): string {
  return `${warning(template)}const response = await fetch(${expression(template.url)}, {
${fetchOptions(template)}
});

console.log(response.status, response.statusText);
for (const [name, value] of response.headers) console.log(\`\${name}: \${value}\`);
console.log();
console.log(await response.text());
`;
}

function byHttps(template: RequestTemplate): string {
  const { method, headers, body, certificate } = template;
  const { certificateFile = '', keyFile = '' } = certificate ?? {};
  const lines = [
    `  method: ${literal(method)},`,
    ...(headers.length === 0 ? [] : ['  headers: {', ...headers.map(headerLine), '  },']),
    `  cert: readFileSync(${literal(certificateFile)}),`,
    `  key: readFileSync(${literal(keyFile)}),`,
  ];
  const sent = body === null ? '' : bodyExpression(body);
  return `import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';

${variables(template)}const outgoing = request(${expression(template.url)}, {
${lines.join('\n')}
});
outgoing.end(${sent});
const [response] = await once(outgoing, 'response');

console.log(response.statusCode, response.statusMessage);
for (const [name, value] of Object.entries(response.headers)) console.log(\`\${name}: \${value}\`);
console.log();
for await (const part of response.setEncoding('utf8')) process.stdout.write(part);
`;
}
