import { useRef, useState } from 'react';
import type { CallFile } from '#protocol/api-call/call-draft.ts';
import { Button } from '#ui/button/button.tsx';
import styles from './api-request.module.css';
import { describeBytes } from './describe-bytes.ts';
import { readFile } from './read-file.ts';

interface FileFieldProps {
  readonly label: string;
  readonly file: CallFile | null;
  readonly onChange: (file: CallFile | null) => void;
}

/** A file of this machine, read when it is chosen, so that what is shown is what is sent. */
export function FileField({ label, file, onChange }: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isTooLarge, setIsTooLarge] = useState(false);
  const take = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const read = await readFile(chosen);
    setIsTooLarge(read === null);
    if (read !== null) onChange(read);
  };
  return (
    <div className={styles['file']}>
      <input
        ref={input}
        type="file"
        aria-label={label}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      {file !== null && (
        <span className={styles['note']}>
          <bdi>{file.name}</bdi>, {describeBytes(file.bytes.length)}
          {file.type !== '' && (
            <>
              , <bdi>{file.type}</bdi>
            </>
          )}{' '}
          <Button
            kind="quiet"
            onClick={() => {
              if (input.current !== null) input.current.value = '';
              onChange(null);
            }}
          >
            Take it out
          </Button>
        </span>
      )}
      {isTooLarge && (
        <p className={styles['wrong']} role="alert">
          ✕ The file could not be read, or is larger than 5 MB. Send it with the code for cURL.
        </p>
      )}
    </div>
  );
}
