import { useMemo } from 'react';
import type { JsonNode } from '#protocol/jwt/json-tree.ts';
import { mustStayOpen } from '#protocol/sd-jwt/check-sd-jwt-vc.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { Tag } from '#ui/tag/tag.tsx';
import { claimRows } from './claim-rows.ts';
import styles from './sd-jwt.module.css';

interface ClaimTreeProps {
  /** Null while the claims cannot be read. */
  readonly claims: JsonNode | null;
  readonly hidden: ReadonlySet<string>;
  /** Of a credential some claims have to stay open. */
  readonly isCredential: boolean;
  readonly onChange: (hidden: ReadonlySet<string>) => void;
}

/** Which claims and elements the holder may withhold. One inside another is disclosed recursively. */
export function ClaimTree({ claims, hidden, isCredential, onChange }: ClaimTreeProps) {
  const rows = useMemo(() => (claims === null ? [] : claimRows(claims)), [claims]);
  const count = rows.filter(({ key }) => hidden.has(key)).length;
  const toggle = (key: string, isHidden: boolean) => {
    const next = new Set(hidden);
    if (isHidden) next.add(key);
    else next.delete(key);
    onChange(next);
  };
  return (
    <Card
      title="Selectively disclosable"
      about={
        rows.length === 0
          ? 'Once the payload can be read, its claims are listed here.'
          : `${count} of ${rows.length}. Tick what the holder may withhold; a claim inside a ticked one is recursive.`
      }
      actions={
        count > 0 && (
          <Button kind="quiet" onClick={() => onChange(new Set())}>
            None
          </Button>
        )
      }
    >
      {rows.length > 0 && (
        <ul className={styles['claims']}>
          {rows.map(({ path, key, title, value }) => (
            <li
              key={key}
              style={{ marginLeft: `calc(var(--s5) * ${Math.min(path.length - 1, 5)})` }}
            >
              <label>
                <input
                  type="checkbox"
                  checked={hidden.has(key)}
                  onChange={(event) => toggle(key, event.target.checked)}
                />
                <span className={styles['name']}>
                  <bdi>{title}</bdi>
                </span>
                {isCredential && hidden.has(key) && mustStayOpen(String(path[0])) && (
                  <Tag tone="warn">must stay open</Tag>
                )}
              </label>
              <bdi className={styles['preview']}>{shorten(value)}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
