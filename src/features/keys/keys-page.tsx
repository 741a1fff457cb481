import { useEffect, useRef, useState } from 'react';
import { Card } from '#ui/card/card.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { Tabs } from '#ui/tabs/tabs.tsx';
import { VisuallyHidden } from '#ui/visually-hidden/visually-hidden.tsx';
import { describeKind, type Bench } from './bench.ts';
import { FetchForm } from './fetch-form.tsx';
import { KeptKeys } from './kept-keys.tsx';
import { KeyCards } from './key-cards.tsx';
import { KeySetCard } from './key-set-card.tsx';
import { MakeForm } from './make-form.tsx';
import { ReadForm } from './read-form.tsx';
import { useExamined, type ExaminedBench } from './use-bench.ts';
import { Welcome } from './welcome.tsx';
import styles from './keys.module.css';

/** `/keys`: make keys, read them in any form, examine what a server publishes, keep what is needed. */
export function Component() {
  const [bench, setBench] = useState<Bench | null>(null);
  const [tab, setTab] = useState('make');
  const examined = useExamined(bench);
  const evidence = useRef<HTMLDivElement>(null);
  // On a narrow screen the evidence is below the form: what was just asked for comes into view.
  useEffect(() => {
    const isAsked = examined !== null && examined.bench.from !== 'read';
    const top = evidence.current?.getBoundingClientRect().top ?? 0;
    if (isAsked && top > window.innerHeight * 0.7) evidence.current?.scrollIntoView();
  }, [examined]);
  return (
    <>
      <PageHead
        title="Keys"
        about="Make keys, turn one form into another, and examine what a server publishes. Nothing leaves this browser."
      />
      <div className={styles['page']}>
        <div className={styles['source']}>
          <Card>
            <Tabs
              label="Where a key comes from"
              value={tab}
              onChange={setTab}
              items={[
                { id: 'make', label: 'Make', panel: <MakeForm onMade={setBench} /> },
                { id: 'read', label: 'Convert', panel: <ReadForm onRead={setBench} /> },
                {
                  id: 'fetch',
                  label: 'Fetch a key set',
                  panel: <FetchForm onFetched={setBench} />,
                },
              ]}
            />
          </Card>
        </div>
        <div ref={evidence} className={styles['evidence']}>
          {examined === null ? <Welcome /> : <Evidence {...examined} />}
        </div>
        <div className={styles['store']}>
          <KeptKeys onShow={setBench} />
        </div>
      </div>
    </>
  );
}

function Evidence({ bench, examined }: ExaminedBench) {
  const [choice, setChoice] = useState<{ readonly of: Bench; readonly index: number } | null>(null);
  const chosen = choice?.of === bench ? choice.index : 0;
  const isSet = bench.keys.length > 1 || bench.from === 'fetched';
  const [benchKey, key] = [bench.keys[chosen], examined.keys[chosen]];
  return (
    <>
      <VisuallyHidden>
        <span role="status">{announce(bench)}</span>
      </VisuallyHidden>
      {isSet && (
        <KeySetCard
          {...{ bench, examined, chosen }}
          onChoose={(index) => setChoice({ of: bench, index })}
        />
      )}
      {benchKey !== undefined && key !== undefined && (
        <KeyCards benchKey={benchKey} examined={key} isPublished={bench.from === 'fetched'} />
      )}
    </>
  );
}

function announce({ from, keys }: Bench): string {
  const verb = { made: 'made', read: 'read', fetched: 'fetched', kept: 'shown' }[from];
  const [only] = keys;
  return keys.length === 1 && only !== undefined
    ? `Key ${verb}: ${describeKind(only.jwk)}`
    : `${keys.length} keys ${verb}`;
}
