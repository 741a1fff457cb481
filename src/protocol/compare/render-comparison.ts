import { formatJsonLine } from '#protocol/jwt/format-json.ts';
import type { JsonNode } from '#protocol/jwt/json-tree.ts';
import { citeSpec } from '#protocol/spec.ts';
import type { MemberDifference } from './compare-members.ts';
import type { PartComparison, TokenComparison } from './compare-tokens.ts';
import type { ComparisonLine } from './describe-comparison.ts';
import { describeDifference } from './describe-difference.ts';

/** A comparison as plain text, to be pasted into a ticket. The tokens themselves are not in it. @see RFC 7519 §4.1 */
export function renderComparison(
  comparison: TokenComparison,
  lines: readonly ComparisonLine[],
): string {
  const said = lines.map(({ text, spec }) =>
    spec === null ? text : `${text} (${citeSpec(spec)})`,
  );
  return [
    'Two tokens compared',
    '',
    ...said.map((text) => `- ${text}`),
    ...renderPart('Payload', comparison.payload),
    ...renderPart('Header', comparison.header),
    '',
  ].join('\n');
}

function renderPart(title: string, part: PartComparison | null): readonly string[] {
  if (part === null || part.members.length === 0) return [];
  return ['', title, ...part.members.flatMap(renderMember)];
}

function renderMember(member: MemberDifference): readonly string[] {
  const { name, outcome, first, second } = member;
  if (outcome === 'same') return [`  ${name}: ${valueText(first)} in both`];
  return [
    `  ${name}: ${describeDifference(member)}`,
    ...(first === null ? [] : [`    first   ${valueText(first)}`]),
    ...(second === null ? [] : [`    second  ${valueText(second)}`]),
  ];
}

function valueText(node: JsonNode | null): string {
  return node === null ? '' : formatJsonLine(node);
}
