import type { Check } from '#protocol/check.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { Card } from '#ui/card/card.tsx';
import { CheckList, type CheckRow } from '#ui/check-list/check-list.tsx';

const order: Readonly<Record<Check['outcome'], number>> = {
  failed: 0,
  warned: 1,
  passed: 2,
  skipped: 3,
};

const words: Readonly<Record<Check['outcome'], string>> = {
  failed: 'failed',
  warned: 'doubtful',
  passed: 'passed',
  skipped: 'skipped',
};

/** Every check that was made, the passed ones too; what went wrong is first. */
export function ChecksCard({ checks }: { readonly checks: readonly Check[] }) {
  const sorted = checks.toSorted((one, other) => order[one.outcome] - order[other.outcome]);
  return (
    <Card title="Checks" about={summarize(checks)}>
      <CheckList rows={sorted.map(rowOf)} />
    </Card>
  );
}

function rowOf({ id, outcome, title, evidence, spec }: Check): CheckRow {
  const link = { href: specUrl(spec), label: citeSpec(spec) };
  return { id, mark: outcome, title, evidence, link };
}

function summarize(checks: readonly Check[]): string {
  return (Object.keys(words) as Check['outcome'][])
    .map((outcome) => ({ outcome, count: checks.filter((one) => one.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${words[outcome]}`)
    .join(' · ');
}
