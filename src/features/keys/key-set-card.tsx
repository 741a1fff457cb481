import type { Check } from '#protocol/check.ts';
import type { ExaminedKey, ExaminedKeys } from '#protocol/keys/examine-keys.ts';
import { publicHalf } from '#protocol/keys/public-half.ts';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { Button } from '#ui/button/button.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { Tag } from '#ui/tag/tag.tsx';
import { useServices } from '#workspace/react/services.ts';
import { describeKind, formWords, type Bench, type BenchKey } from './bench.ts';
import { Checks } from './checks.tsx';
import { KeySetChanges } from './key-set-changes.tsx';
import styles from './keys.module.css';

interface KeySetCardProps {
  readonly bench: Bench;
  readonly examined: ExaminedKeys;
  /** Which of the keys is shown below. */
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** So many keys are listed: more are in no set that is meant for people. */
const mostListed = 100;

/** A set as a whole: its keys to choose from, what is wrong with it, and what has changed in it. */
export function KeySetCard({ bench, examined, chosen, onChoose }: KeySetCardProps) {
  const { keys } = examined;
  const count = keys.length === 1 ? '1 key' : `${keys.length} keys`;
  return (
    <Card title="Key set" about={<Origin bench={bench} count={count} />}>
      {bench.change !== null && <KeySetChanges {...bench.change} />}
      <fieldset className={styles['keyList']}>
        <legend>Keys</legend>
        {keys.slice(0, mostListed).map((key, index) => (
          <label key={index} data-chosen={index === chosen}>
            <input
              type="radio"
              name="key"
              checked={index === chosen}
              onChange={() => onChoose(index)}
            />
            <KeyLine examined={key} benchKey={bench.keys[index]} />
          </label>
        ))}
        {keys.length > mostListed && (
          <p className={styles['soft']}>The first {mostListed} are listed; each was looked at.</p>
        )}
      </fieldset>
      <Checks checks={examined.checks} label="Checks of the set" />
      <PublicSet bench={bench} />
    </Card>
  );
}

function Origin({ bench, count }: { readonly bench: Bench; readonly count: string }) {
  if (bench.url === null) return count;
  return (
    <>
      {count} from <bdi className={styles['mono']}>{bench.url}</bdi>
    </>
  );
}

interface KeyLineProps {
  readonly examined: ExaminedKey;
  readonly benchKey: BenchKey | undefined;
}

function KeyLine({ examined, benchKey }: KeyLineProps) {
  const { jwk, name, checks } = examined;
  const form = benchKey?.form ?? null;
  const about = [
    ...(form === null || form === 'jwk' ? [] : [formWords[form]]),
    ...[describeKind(jwk), jwk.alg, jwk.use].filter((part) => typeof part === 'string'),
  ];
  return (
    <span className={styles['words']}>
      <bdi className={styles['mono']}>{shorten(name)}</bdi>
      <bdi className={styles['soft']}>{about.join(' · ')}</bdi>
      <Verdict checks={checks} />
    </span>
  );
}

function Verdict({ checks }: { readonly checks: readonly Check[] }) {
  const failed = checks.filter(({ outcome }) => outcome === 'failed').length;
  const warned = checks.filter(({ outcome }) => outcome === 'warned').length;
  if (failed > 0) return <Tag tone="bad">{failed === 1 ? '1 fault' : `${failed} faults`}</Tag>;
  if (warned > 0) return <Tag tone="warn">{warned === 1 ? '1 doubt' : `${warned} doubts`}</Tag>;
  return <Tag tone="good">in order</Tag>;
}

/** What a JWKS endpoint may show of them. */
function PublicSet({ bench }: { readonly bench: Bench }) {
  const { saveFile } = useServices();
  const halves = bench.keys.flatMap(({ jwk }) => publicHalf(jwk) ?? []);
  const left = bench.keys.length - halves.length;
  const text = JSON.stringify({ keys: halves }, null, 2);
  return (
    <details>
      <summary>As a public JWK Set</summary>
      <div className={styles['form']}>
        <CodeBlock
          label="Public JWK Set"
          part="jwks"
          text={text}
          language="json"
          copyLabel="Copy the public JWK Set"
        />
        <div className={styles['row']}>
          <Button onClick={() => saveFile('jwks.json', text)}>Save as jwks.json</Button>
          <span className={styles['soft']}>
            Public halves alone.
            {left > 0 && ` Left out, because a secret has none: ${left}.`}
          </span>
        </div>
      </div>
    </details>
  );
}
