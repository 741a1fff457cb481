import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { useServices } from '#workspace/react/services.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import styles from './settings.module.css';

/** Records that could not be read; nothing at all where there are none. */
export function UnreadableCard() {
  const records = useWorkspaceState((state) => state.unreadable);
  const { saveFile } = useServices();
  if (records.length === 0) return null;
  return (
    <Card
      title="Records that could not be read"
      about="Written by another version, or damaged. They are kept as they are and nothing else is touched."
      actions={
        <Button
          onClick={() => saveFile('claimcheck-unreadable.json', JSON.stringify(records, null, 2))}
        >
          Download them
        </Button>
      }
    >
      <p className={styles['soft']}>They may hold secrets: look before you pass them on.</p>
      {records.map((record, index) => (
        <details key={index}>
          <summary>
            {tableWords[record.table]} <bdi>{record.key}</bdi>
            {': '}
            <bdi>{record.reason}</bdi>
          </summary>
          <CodeBlock label={`Record ${record.key}`} text={record.raw} copyLabel="Copy the record" />
        </details>
      ))}
    </Card>
  );
}

const tableWords = {
  environments: 'Environment',
  runs: 'Run',
  keys: 'Key',
  keySets: 'Fetched keys of',
  calls: 'Call of an API',
} as const;
