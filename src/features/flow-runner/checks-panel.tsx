import type { Check, CheckOutcome } from '#protocol/check.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { CheckList } from '#ui/check-list/check-list.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import styles from './step-section.module.css';

/** Every check that was made, and above them the findings in words. */
export function ChecksPanel({ checks }: { readonly checks: readonly Check[] }) {
  if (checks.length === 0) {
    return (
      <p className={styles['note']}>
        Nothing has been checked yet. What comes back is checked as soon as it is there, and every
        check is shown with its evidence, the passed ones too.
      </p>
    );
  }
  const findings = checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'warned');
  const isBad = findings.some(({ outcome }) => outcome === 'failed');
  return (
    <div className={styles['panel']}>
      {findings.length === 0 ? (
        <p className={styles['note']}>{summarise(checks)} Nothing was found to object to.</p>
      ) : (
        <Notice kind={isBad ? 'bad' : 'warn'} title={summarise(checks)}>
          <ul className={styles['causes']}>
            {findings.map((check, index) => (
              <li key={index}>
                <bdi>{check.title}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <CheckList
        label="Checks"
        rows={checks.map((check, index) => ({
          id: `${check.id} ${index}`,
          mark: check.outcome,
          title: <bdi>{check.title}</bdi>,
          evidence: check.evidence,
          link: { href: specUrl(check.spec), label: citeSpec(check.spec) },
        }))}
      />
    </div>
  );
}

const counted = [
  ['failed', 'failed'],
  ['warned', 'with a warning'],
  ['passed', 'passed'],
  ['skipped', 'skipped, for want of something to check'],
] as const satisfies readonly (readonly [CheckOutcome, string])[];

/** `12 checks: 1 failed, 10 passed, 1 skipped …` */
function summarise(checks: readonly Check[]): string {
  const parts = counted.flatMap(([outcome, words]) => {
    const count = checks.filter((check) => check.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return `${checks.length === 1 ? '1 check' : `${checks.length} checks`}: ${parts.join(', ')}.`;
}
