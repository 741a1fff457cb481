import { useMemo } from 'react';
import { compareTokens, type ComparedToken } from '#protocol/compare/compare-tokens.ts';
import { describeComparison } from '#protocol/compare/describe-comparison.ts';
import { renderComparison } from '#protocol/compare/render-comparison.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { JsonCard } from './json-card.tsx';
import { MembersCard } from './members-card.tsx';
import { SummaryCard } from './summary-card.tsx';
import { useKeyLines } from './use-key-lines.ts';

interface FindingsProps {
  readonly first: ComparedToken;
  readonly second: ComparedToken;
}

/** What the comparison of two tokens found. */
export function Findings({ first, second }: FindingsProps) {
  const environments = useWorkspaceState((state) => state.environments);
  const comparison = useMemo(() => compareTokens(first, second), [first, second]);
  const keyLines = useKeyLines(comparison, environments);
  const lines = useMemo(() => describeComparison(comparison, keyLines), [comparison, keyLines]);
  return (
    <>
      <SummaryCard lines={lines} asText={() => renderComparison(comparison, lines)} />
      {comparison.payload !== null && <MembersCard title="Payload" part={comparison.payload} />}
      {comparison.header !== null && <MembersCard title="Header" part={comparison.header} />}
      <JsonCard first={first} second={second} />
    </>
  );
}
