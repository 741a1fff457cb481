import { useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import type { Environment } from '#workspace/model/environment.ts';
import { useServices } from '#workspace/react/services.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import styles from './environments.module.css';

/** To a file, without its secrets unless they are asked for. */
export function ExportCard({ environment }: { readonly environment: Environment }) {
  const workspace = useWorkspace();
  const { saveFile } = useServices();
  const [withSecrets, setWithSecrets] = useState(false);
  const save = () => {
    const file = workspace?.environments.exportFile(environment.id, {
      secrets: withSecrets ? 'included-unsafe' : 'left-out',
    });
    if (file !== undefined) saveFile(file.name, file.text);
    setWithSecrets(false);
  };
  return (
    <Card title="Share" about="A file that others import, or that you keep.">
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={withSecrets}
          onChange={(event) => setWithSecrets(event.target.checked)}
        />
        <span>
          Include client secrets and private keys
          <span className={styles['soft']}>
            {' '}
            – whoever has the file can act as your clients. Left out otherwise.
          </span>
        </span>
      </label>
      <div className={styles['row']}>
        <Button kind={withSecrets ? 'danger' : 'plain'} onClick={save}>
          {withSecrets ? 'Export with secrets' : 'Export to a file'}
        </Button>
      </div>
    </Card>
  );
}
