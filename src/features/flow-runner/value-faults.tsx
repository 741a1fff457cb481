import type { ValueFault } from '#protocol/http/value-fault.ts';
import { shorten } from '#ui/shorten/shorten.ts';
import styles from './parameter-table.module.css';
import { SpecLink } from './spec-link.tsx';

interface ValueFaultsProps {
  readonly name: string;
  readonly faults: readonly ValueFault[];
  /** True beside the editor, where it is also said that nothing is wrong. */
  readonly isOpen: boolean;
}

/** So many are listed: who mends the first ones sees the rest. */
const mostShown = 8;

/** What is wrong with a value, each by its line and column. */
export function ValueFaults({ name, faults, isOpen }: ValueFaultsProps) {
  if (faults.length === 0) {
    return isOpen ? (
      <p className={styles['fine']} role="status">
        ✓ Nothing is wrong with it.
      </p>
    ) : null;
  }
  return (
    <ul className={styles['faults']} aria-label={`What is wrong with ${name}`} aria-live="polite">
      {faults.slice(0, mostShown).map(({ severity, line, column, text, spec }, index) => (
        <li key={index} className={styles[severity]}>
          <span aria-hidden="true">{severity === 'error' ? '✕' : '!'}</span> Line {line}, column{' '}
          {column}: <bdi>{shorten(text)}</bdi>. <SpecLink spec={spec} />
        </li>
      ))}
      {faults.length > mostShown && <li>and {faults.length - mostShown} more</li>}
    </ul>
  );
}
