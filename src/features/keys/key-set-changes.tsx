import type { KeySetChange } from '#protocol/keys/compare-key-sets.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { Notice } from '#ui/notice/notice.tsx';
import { Time } from '#ui/time/time.tsx';
import { describeKind, nameOf } from './bench.ts';
import styles from './keys.module.css';

interface KeySetChangesProps {
  readonly since: number;
  readonly what: KeySetChange;
}

/** What became of a set since it was last fetched, in words. */
export function KeySetChanges({ since, what }: KeySetChangesProps) {
  const { added, removed, changed } = what;
  const isSame = added.length + removed.length + changed.length === 0;
  if (isSame) {
    return (
      <p className={styles['soft']}>
        Nothing has changed since it was last fetched, <Time at={since} />.
      </p>
    );
  }
  const isReplaced = changed.some((one) => one.isReplaced);
  return (
    <Notice
      kind={isReplaced ? 'warn' : 'info'}
      title={
        <>
          Changed since it was last fetched, <Time at={since} />
        </>
      }
    >
      <ul className={styles['changes']} aria-label="What changed">
        {added.map((jwk, index) => (
          <Line key={`added ${index}`} verb="Added" jwk={jwk} />
        ))}
        {removed.map((jwk, index) => (
          <Line key={`removed ${index}`} verb="Removed" jwk={jwk} />
        ))}
        {changed.map(({ after, isReplaced: isOther, members }, index) => (
          <Line
            key={`changed ${index}`}
            verb={isOther ? 'Replaced by another key under the same kid' : 'Changed'}
            jwk={after}
            members={members}
          />
        ))}
      </ul>
    </Notice>
  );
}

interface LineProps {
  readonly verb: string;
  readonly jwk: Jwk;
  readonly members?: readonly string[];
}

function Line({ verb, jwk, members = [] }: LineProps) {
  return (
    <li>
      {verb}: <bdi className={styles['mono']}>{nameOf(jwk)}</bdi> (<bdi>{describeKind(jwk)}</bdi>)
      {members.length > 0 && (
        <>
          , in <bdi className={styles['mono']}>{members.join(', ')}</bdi>
        </>
      )}
    </li>
  );
}
