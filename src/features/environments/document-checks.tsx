import type { Check } from '#protocol/check.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { CheckList } from '#ui/check-list/check-list.tsx';

interface DocumentChecksProps {
  readonly label: string;
  readonly checks: readonly Check[];
}

/** What was looked at in a client’s document, each with where the rule is written. */
export function DocumentChecks({ label, checks }: DocumentChecksProps) {
  return (
    <section>
      <h3>{label}</h3>
      <CheckList
        label={label}
        rows={checks.map((check) => ({
          id: check.id,
          mark: check.outcome,
          title: check.title,
          evidence: check.evidence,
          link: { href: specUrl(check.spec), label: citeSpec(check.spec) },
        }))}
      />
    </section>
  );
}
