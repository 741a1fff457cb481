import type { HeaderPair } from '#protocol/http/message.ts';
import { Button } from '#ui/button/button.tsx';
import styles from './environments.module.css';

interface ExtraParametersProps {
  readonly legend: string;
  readonly pairs: readonly HeaderPair[];
  readonly onChange: (pairs: readonly HeaderPair[]) => void;
}

/** Names and values that a server asks for beyond the specs: `audience`, `resource`. */
export function ExtraParameters({ legend, pairs, onChange }: ExtraParametersProps) {
  const replace = (index: number, pair: HeaderPair) => onChange(pairs.with(index, pair));
  return (
    <fieldset className={styles['pairs']}>
      <legend>{legend}</legend>
      {pairs.map(([name, value], index) => (
        <div key={index} className={styles['pair']}>
          <input
            aria-label={`Parameter ${index + 1}: name`}
            placeholder="name"
            value={name}
            onChange={(event) => replace(index, [event.target.value, value])}
          />
          <input
            aria-label={`Parameter ${index + 1}: value`}
            placeholder="value"
            value={value}
            onChange={(event) => replace(index, [name, event.target.value])}
          />
          <Button
            kind="quiet"
            aria-label={`Remove parameter ${index + 1}`}
            onClick={() => onChange(pairs.toSpliced(index, 1))}
          >
            ✕
          </Button>
        </div>
      ))}
      <div>
        <Button kind="quiet" onClick={() => onChange([...pairs, ['', '']])}>
          Add a parameter
        </Button>
      </div>
    </fieldset>
  );
}
