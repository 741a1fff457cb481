import { use, useState } from 'react';
import type { DraftField } from '#protocol/http/draft.ts';
import { Button } from '#ui/button/button.tsx';
import { Editor } from '#ui/editor/editor.tsx';
import { AddClaim } from './add-claim.tsx';
import { AddDetail } from './add-detail.tsx';
import { faultsOf, layOut, toWire, type JsonFieldName } from './json-fields.ts';
import styles from './parameter-table.module.css';
import { ServerHints } from './server-hints.ts';
import { ValueFaults } from './value-faults.tsx';

interface JsonFieldRowProps {
  readonly field: DraftField;
  readonly name: JsonFieldName;
  readonly onChange: (value: string) => void;
}

/** Below a parameter that is JSON: what is wrong with it, and an editor that helps to write it. */
export function JsonFieldRow({ field, name, onChange }: JsonFieldRowProps) {
  const metadata = use(ServerHints);
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState('');
  // What was typed is laid out over lines; what goes is not, so both are kept apart.
  const text = toWire(typed) === field.value ? typed : layOut(field.value);
  const faults = faultsOf(name, text, metadata);
  const write = (next: string) => {
    setTyped(next);
    onChange(toWire(next));
  };
  return (
    <tr className={styles['json']}>
      <td colSpan={3}>
        <Button
          kind="quiet"
          aria-expanded={isOpen}
          aria-label={isOpen ? `Close the editor of ${name}` : `Edit ${name} as JSON`}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Close the editor' : 'Edit as JSON'}
        </Button>
        {isOpen && (
          <div className={styles['jsonEditor']}>
            {name === 'claims' ? (
              <AddClaim metadata={metadata} text={text} onChange={write} />
            ) : (
              <AddDetail metadata={metadata} text={text} onChange={write} />
            )}
            <Editor
              label={`Editor of ${name}`}
              hint="It goes into the request without the line breaks."
              language="json"
              value={text}
              onChange={write}
            />
          </div>
        )}
        {(isOpen || field.included) && <ValueFaults name={name} faults={faults} isOpen={isOpen} />}
      </td>
    </tr>
  );
}
