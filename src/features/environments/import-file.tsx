import { type DragEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { Notice } from '#ui/notice/notice.tsx';
import { useServices } from '#workspace/react/services.ts';
import styles from './environments.module.css';

/** Takes an exported environment, by choosing or dropping its file. */
export function ImportFile() {
  const id = useId();
  const services = useServices();
  const navigate = useNavigate();
  const [isOver, setIsOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const { environments } = await services.workspace();
    const read = await environments.importFile(await file.text());
    if (!read.ok) {
      setFault(read.problem.reason);
      return;
    }
    setFault(null);
    void navigate(paths.environment(read.value.id));
  };
  const input = useRef<HTMLInputElement>(null);
  const takeWaiting = useEffectEvent(() => void take(input.current?.files?.[0]));
  // A file may have been chosen before the scripts arrived: no event tells of it.
  useEffect(() => takeWaiting(), []);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <div
        className={styles['drop']}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <label htmlFor={id}>Choose a file, or drop it here</label>
        <input
          id={id}
          ref={input}
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const { files } = event.target;
            void take(files?.[0]);
          }}
        />
      </div>
      {fault !== null && (
        <Notice kind="bad" role="alert" title="This file was not imported">
          <p>{fault}</p>
        </Notice>
      )}
    </>
  );
}
