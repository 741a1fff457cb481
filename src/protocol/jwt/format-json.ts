import type { JsonNode } from './json-tree.ts';

/** Lays JSON out over lines; order, numbers and strings stay as they were written. */
export function formatJson(node: JsonNode, indent = ''): string {
  const parts: string[] = [];
  write(node, indent, parts);
  return parts.join('');
}

/** Deeper than this a value stays on one line: indentation would be most of the text. */
const indentLimit = 48;

function write(node: JsonNode, indent: string, parts: string[]): void {
  if (indent.length >= indentLimit) {
    parts.push(formatJsonLine(node));
  } else if (node.kind === 'object') {
    const entries = node.members.map(({ nameText, value }) => ({ before: `${nameText}: `, value }));
    writeBlock({ open: '{', close: '}', entries }, indent, parts);
  } else if (node.kind === 'array') {
    const entries = node.items.map((value) => ({ before: '', value }));
    writeBlock({ open: '[', close: ']', entries }, indent, parts);
  } else {
    parts.push(node.text);
  }
}

interface Block {
  readonly open: string;
  readonly close: string;
  readonly entries: readonly { readonly before: string; readonly value: JsonNode }[];
}

function writeBlock({ open, close, entries }: Block, indent: string, parts: string[]): void {
  if (entries.length === 0) {
    parts.push(open, close);
    return;
  }
  const inner = `${indent}  `;
  parts.push(open);
  entries.forEach(({ before, value }, index) => {
    parts.push(index === 0 ? '\n' : ',\n', inner, before);
    write(value, inner, parts);
  });
  parts.push('\n', indent, close);
}

/** JSON on one line, for a value in a table. */
export function formatJsonLine(node: JsonNode): string {
  switch (node.kind) {
    case 'object': {
      if (node.members.length === 0) return '{}';
      const members = node.members.map(
        ({ nameText, value }) => `${nameText}: ${formatJsonLine(value)}`,
      );
      return `{ ${members.join(', ')} }`;
    }
    case 'array':
      return `[${node.items.map(formatJsonLine).join(', ')}]`;
    case 'string':
    case 'number':
    case 'literal':
      return node.text;
  }
}
