import { formatJsonLine } from '#protocol/jwt/format-json.ts';
import type { JsonNode } from '#protocol/jwt/json-tree.ts';
import { pathText, type ClaimPath } from '#protocol/sd-jwt/place-disclosures.ts';

/** A claim or array element that can be made selectively disclosable. */
export interface ClaimRow {
  readonly path: ClaimPath;
  /** The same path as one text, to know it by. */
  readonly key: string;
  readonly title: string;
  readonly value: string;
}

/** More than anybody ticks by hand. */
const rowLimit = 300;

/** Each claim and element of a payload, in order, as far as they are worth a tick box each. */
export function claimRows(root: JsonNode): readonly ClaimRow[] {
  const rows: ClaimRow[] = [];
  const waiting: { readonly path: ClaimPath; readonly node: JsonNode }[] = [];
  const push = (path: ClaimPath, node: JsonNode) => {
    const inside =
      node.kind === 'object'
        ? node.members.map(({ name, value }) => ({ path: [...path, name], node: value }))
        : node.kind === 'array'
          ? node.items.map((item, index) => ({ path: [...path, index], node: item }))
          : [];
    waiting.push(...inside.toReversed());
  };
  push([], root);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (rows.length >= rowLimit) break;
    const { path, node } = next;
    rows.push({ path, key: pathKey(path), title: pathText(path), value: formatJsonLine(node) });
    push(path, node);
  }
  return rows;
}

/** A path as one text. */
export function pathKey(path: ClaimPath): string {
  return JSON.stringify(path);
}
