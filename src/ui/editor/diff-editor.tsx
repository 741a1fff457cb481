import { useEffect, useRef, useState } from 'react';
import styles from './editor.module.css';
import { loadDiff, type MountedDiff } from './load-diff.ts';

interface DiffEditorProps {
  readonly label: string;
  readonly language: 'json' | 'plaintext';
  readonly first: string;
  readonly second: string;
}

/** Two texts in Monaco's diff editor, which is loaded when this is first drawn. */
export function DiffEditor({ label, language, first, second }: DiffEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedDiff | null>(null);
  const latest = useRef({ first, second });
  const [status, setStatus] = useState<'loading' | 'shown' | 'failed'>('loading');
  useEffect(() => {
    latest.current = { first, second };
    mounted.current?.show(first, second);
  }, [first, second]);
  useEffect(() => {
    let isGone = false;
    const mount = async () => {
      const diff = await loadDiff();
      if (isGone || place.current === null) return;
      if (diff === null) {
        setStatus('failed');
        return;
      }
      mounted.current = diff.mount(place.current, { label, language, ...latest.current });
      setStatus('shown');
    };
    void mount();
    return () => {
      isGone = true;
      mounted.current?.dispose();
      mounted.current = null;
    };
  }, [label, language]);
  return (
    <>
      {status !== 'shown' && (
        <p role="status">
          {status === 'loading'
            ? 'Loading the code editor …'
            : 'The code editor did not arrive: the network may be down. The other views need none.'}
        </p>
      )}
      <div
        ref={place}
        className={status === 'shown' ? styles['editor'] : undefined}
        role="group"
        aria-label={label}
      />
    </>
  );
}
