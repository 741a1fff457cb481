import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Field } from '#ui/field/field.tsx';
import styles from './editor.module.css';
import { loadMonaco, type MountedEditor } from './load.ts';

interface EditorProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly language: 'json' | 'plaintext';
  /** Of the text box; the code editor has the height of so many lines. */
  readonly rows?: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/**
 * A text box that becomes a code editor once that has been loaded, and stays a text box where it
 * cannot be. The text lives outside, in `value`.
 */
export function Editor(props: EditorProps) {
  const { label, hint, error, language, rows = 12, value, onChange } = props;
  const place = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedEditor | null>(null);
  const latest = useRef({ value, onChange });
  const [isWanted, setIsWanted] = useState(false);
  const [isMounted, setIsMounted] = useState(false);
  useEffect(() => {
    latest.current = { value, onChange };
    mounted.current?.show(value);
  }, [value, onChange]);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    const mount = async () => {
      const editor = await loadMonaco();
      if (isGone || editor === null || place.current === null) return;
      mounted.current = editor.mount(place.current, {
        label,
        language,
        value: latest.current.value,
        onChange: (text) => latest.current.onChange(text),
      });
      setIsMounted(true);
    };
    void mount();
    return () => {
      isGone = true;
      mounted.current?.dispose();
      mounted.current = null;
    };
  }, [isWanted, label, language]);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <>
          <textarea
            {...control}
            hidden={isMounted}
            rows={rows}
            spellCheck={false}
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <div ref={place} className={isMounted ? styles['editor'] : undefined} />
          {!isWanted && (
            <button type="button" className={styles['open']} onClick={() => setIsWanted(true)}>
              Open in the code editor
            </button>
          )}
        </>
      )}
    </Field>
  );
}
