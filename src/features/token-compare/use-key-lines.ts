import { useEffect, useState } from 'react';
import { compareKeys } from '#protocol/compare/compare-keys.ts';
import type { TokenComparison } from '#protocol/compare/compare-tokens.ts';
import type { ComparisonLine } from '#protocol/compare/describe-comparison.ts';
import { describeKeys } from '#protocol/compare/describe-keys.ts';
import type { Environment } from '#workspace/model/environment.ts';

const none: readonly ComparisonLine[] = [];

/** What is said of keys and algorithms; thumbprints take a moment. Keys are those already kept here. */
export function useKeyLines(
  comparison: TokenComparison | null,
  environments: readonly Environment[],
): readonly ComparisonLine[] {
  const [told, setTold] = useState<{
    readonly of: TokenComparison;
    readonly lines: readonly ComparisonLine[];
  } | null>(null);
  useEffect(() => {
    if (comparison === null) return undefined;
    let isOver = false;
    const knownKeysOf = (issuer: unknown) =>
      environments
        .filter(({ metadata }) => metadata.issuer === issuer)
        .flatMap(({ keys }) => keys?.jwks.keys ?? []);
    void compareKeys(comparison.first, comparison.second, knownKeysOf).then((keys) => {
      if (!isOver) setTold({ of: comparison, lines: describeKeys(keys) });
    });
    return () => {
      isOver = true;
    };
  }, [comparison, environments]);
  return told !== null && told.of === comparison ? told.lines : none;
}
