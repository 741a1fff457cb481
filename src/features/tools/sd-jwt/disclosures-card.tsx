import { useMemo, useState } from 'react';
import { allPlaced, chooseDisclosure } from '#protocol/sd-jwt/choose-disclosures.ts';
import { pathText, type ClaimPath } from '#protocol/sd-jwt/place-disclosures.ts';
import type { ProcessedSdJwt } from '#protocol/sd-jwt/process-sd-jwt.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { Tag } from '#ui/tag/tag.tsx';
import { disclosureRows, type DisclosureRow } from './disclosure-rows.ts';
import styles from './sd-jwt.module.css';

interface DisclosuresCardProps {
  readonly processed: ProcessedSdJwt;
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
}

/** So many are drawn at first: more are seldom, and each has its box. */
const drawnAtFirst = 200;

/** What can be shown or withheld. A claim inside another takes that one with it. */
export function DisclosuresCard({ processed, chosen, onChoose }: DisclosuresCardProps) {
  const { disclosures, placed } = processed;
  const rows = useMemo(() => disclosureRows(disclosures), [disclosures]);
  const [drawn, setDrawn] = useState(drawnAtFirst);
  const all = allPlaced(disclosures);
  const toggle = (index: number, isChosen: boolean) =>
    onChoose(chooseDisclosure(chosen, { index, isChosen }, disclosures));
  return (
    <Card
      title="Disclosures"
      about={
        rows.length === 0
          ? 'There are none: everything that the payload says is open.'
          : `${chosen.size} of ${rows.length} presented. Choose what the verifier is to see.`
      }
      actions={
        rows.length > 0 && (
          <>
            <Button kind="quiet" onClick={() => onChoose(all)}>
              All
            </Button>
            <Button kind="quiet" onClick={() => onChoose(new Set())}>
              None
            </Button>
          </>
        )
      }
    >
      {rows.length > 0 && (
        <ul className={styles['disclosures']}>
          {rows.slice(0, drawn).map((row) => (
            <Row
              key={row.index}
              row={row}
              isChosen={chosen.has(row.index)}
              onToggle={(isChosen) => toggle(row.index, isChosen)}
            />
          ))}
        </ul>
      )}
      {rows.length > drawn && (
        <div>
          <Button onClick={() => setDrawn(rows.length)}>
            Show {(rows.length - drawn).toLocaleString('en')} more
          </Button>
        </div>
      )}
      <Withheld paths={placed?.withheld ?? []} />
    </Card>
  );
}

interface RowProps {
  readonly row: DisclosureRow;
  readonly isChosen: boolean;
  readonly onToggle: (isChosen: boolean) => void;
}

function Row({ row, isChosen, onToggle }: RowProps) {
  const { depth, title, value, fault, disclosure } = row;
  return (
    <li style={{ marginLeft: `calc(var(--s5) * ${Math.min(depth, 5)})` }} data-chosen={isChosen}>
      <label>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={fault !== null}
          onChange={(event) => onToggle(event.target.checked)}
        />
        <span className={styles['name']}>
          <bdi>{title}</bdi>
        </span>
        {depth > 0 && <Tag>recursive</Tag>}
      </label>
      {value !== '' && <bdi className={styles['value']}>{shorten(value)}</bdi>}
      {fault !== null && <p className={styles['fault']}>{fault}</p>}
      <details>
        <summary>Salt and digest</summary>
        <dl className={styles['parts']}>
          <dt>Salt</dt>
          <dd>
            <bdi>{disclosure.content?.salt ?? 'none'}</bdi>
          </dd>
          <dt>Digest</dt>
          <dd>{disclosure.digest}</dd>
          <dt>Disclosure</dt>
          <dd>{shorten(disclosure.encoded)}</dd>
        </dl>
      </details>
    </li>
  );
}

/** Decoys and withheld claims cannot be told apart, which is their point. */
function Withheld({ paths }: { readonly paths: readonly ClaimPath[] }) {
  if (paths.length === 0) return null;
  const places = new Map<string, number>();
  for (const path of paths) {
    const place = path.length === 0 ? 'the top level' : pathText(path);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  const listed = [...places].slice(0, 8).map(([place, count]) => `${count} at ${place}`);
  const more = places.size > 8 ? ', …' : '';
  return (
    <p className={styles['soft']}>
      {paths.length === 1 ? '1 digest has' : `${paths.length} digests have`} no disclosure here:
      withheld claims or decoys ({listed.join(', ')}
      {more}).
    </p>
  );
}
