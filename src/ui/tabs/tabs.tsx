import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

export interface TabItem {
  readonly id: string;
  /** The name of the tab and of its panel. */
  readonly label: string;
  /** Shown beside the label, outside the name: how many are inside. */
  readonly count?: number | string | undefined;
  readonly panel: ReactNode;
}

interface TabsProps {
  /** What the tabs are of, for those who do not see them. */
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Tabs whose panels stay in the document, so that browser and links find what is in them. */
export function Tabs({ label, items, value, onChange }: TabsProps) {
  return (
    <BaseTabs.Root
      className={styles['root']}
      value={value}
      onValueChange={(next) => onChange(String(next))}
    >
      <BaseTabs.List className={styles['list']} aria-label={label} activateOnFocus>
        {items.map((item) => (
          <BaseTabs.Tab key={item.id} value={item.id} className={styles['tab']}>
            {item.label}
            {item.count !== undefined && (
              <span aria-hidden="true" className={styles['count']}>
                {item.count}
              </span>
            )}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {items.map((item) => (
        <BaseTabs.Panel
          key={item.id}
          value={item.id}
          className={styles['panel']}
          // Not by the tab, whose count would be in the name where hidden text is read too.
          aria-label={item.label}
          aria-labelledby={undefined}
          keepMounted
        >
          {item.panel}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
