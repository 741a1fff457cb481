import type { Check } from '#protocol/check.ts';
import type { CheckMoment } from '#protocol/jwt/check-times.ts';
import type { DecodedJws } from '#protocol/jwt/decode-jwt.ts';
import { verdictCheck } from '#protocol/jwt/explain-verdict.ts';
import { kindNames, tokenKind } from '#protocol/jwt/token-kind.ts';
import { citeSpec, rfc, specUrl } from '#protocol/spec.ts';
import { severityOf, type Severity } from '#protocol/jwt/finding-severity.ts';
import { Card } from '#ui/card/card.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import { CheckList, type CheckRow } from '#ui/check-list/check-list.tsx';
import { ExpectationsForm } from './expectations-form.tsx';
import type { Expectations } from './expectations.ts';
import { useChecks } from './use-checks.ts';
import type { SignatureView } from './use-signature.ts';

interface ChecksCardProps {
  readonly decoded: DecodedJws;
  readonly signature: SignatureView;
  readonly expected: Expectations;
  readonly moment: CheckMoment;
  readonly onExpect: (expected: Expectations) => void;
}

const severities: readonly (Severity | null)[] = ['high', 'medium', 'low', null];

/** What matters most first; of the rest, what was looked at before what was not. */
function rank(check: Check): number {
  const weight = severities.indexOf(severityOf(check)) * 2;
  return check.outcome === 'skipped' ? weight + 1 : weight;
}

/** Every check that was made, the passed ones too; what went wrong is first. */
export function ChecksCard({ decoded, signature, expected, moment, onExpect }: ChecksCardProps) {
  const checks = useChecks(decoded, expected, moment);
  const { verdict, source } = signature;
  const all = [verdict === null ? uncheckedSignature : verdictCheck(verdict, source), ...checks];
  const sorted = all.toSorted((one, other) => rank(one) - rank(other));
  const jwt = { header: decoded.header.claims, claims: decoded.payload.claims };
  const found = tokenKind(jwt);
  return (
    <Card title="Checks" about={summarize(all)}>
      <CheckList rows={sorted.map(rowOf)} />
      <ExpectationsForm expected={expected} foundKind={kindNames[found]} onChange={onExpect} />
    </Card>
  );
}

const uncheckedSignature: Check = {
  id: 'signature',
  outcome: 'skipped',
  title: 'Signature not checked: until it is, anyone can have written this',
  evidence: null,
  spec: rfc(7515, '5.2'),
};

function rowOf({ id, outcome, title, evidence, spec }: Check): CheckRow {
  const link = { href: specUrl(spec), label: citeSpec(spec) };
  const severity = severityOf({ id, outcome });
  const weight = severity === null ? undefined : <Tag tone={tones[severity]}>{severity}</Tag>;
  return { id, mark: outcome, title, evidence, link, weight };
}

const tones = { high: 'bad', medium: 'warn', low: 'neutral' } as const;

function summarize(checks: readonly Check[]): string {
  const words = { failed: 'failed', warned: 'doubtful', passed: 'passed', skipped: 'skipped' };
  const names = Object.keys(words) as Check['outcome'][];
  return names
    .map((outcome) => ({ outcome, count: checks.filter((one) => one.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${words[outcome]}`)
    .join(' · ');
}
