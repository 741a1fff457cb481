import type { Check } from '#protocol/check.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { CheckList } from '#ui/check-list/check-list.tsx';

/** Every check, what is wrong first. */
export function Checks({
  checks,
  label,
}: {
  readonly checks: readonly Check[];
  readonly label: string;
}) {
  const order = { failed: 0, warned: 1, passed: 2, skipped: 3 } as const;
  const sorted = checks.toSorted((one, other) => order[one.outcome] - order[other.outcome]);
  return (
    <CheckList
      label={label}
      rows={sorted.map(({ id, outcome, title, evidence, spec }) => ({
        ...{ id, mark: outcome, title, evidence },
        link: { href: specUrl(spec), label: citeSpec(spec) },
      }))}
    />
  );
}
