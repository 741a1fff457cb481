import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Field } from '#ui/field/field.tsx';
import styles from './editor.module.css';
import { loadMonaco, type EditorSchema, type MountedEditor } from './load.ts';

interface EditorProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly language: 'json' | 'plaintext';
  /** Of the text box; the code editor has the height of so many lines where `isCode` is given. */
  readonly rows?: number;
  /** Whether it is to be a code editor. Without it a button beside the text box makes it one. */
  readonly isCode?: boolean;
  /** What is known of the text, for completion and hover texts. Its name stays the same. */
  readonly schema?: EditorSchema;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/**
 * A text box that becomes a code editor once that has been loaded, and stays a text box where it
 * cannot be. The text lives outside, in `value`.
 */
export function Editor(props: EditorProps) {
  const { label, hint, error, rows = 12, isCode, value, onChange } = props;
  const [isOpened, setIsOpened] = useState(false);
  const { place, box, status } = useMounted(props, isCode ?? isOpened);
  const isShown = status === 'shown';
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <>
          <textarea
            {...control}
            ref={box}
            hidden={isShown}
            rows={rows}
            spellCheck={false}
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <div
            ref={place}
            className={isShown ? styles['editor'] : undefined}
            style={isCode === undefined || !isShown ? undefined : { height: `${rows * 20 + 8}px` }}
          />
          {isCode === undefined && !isOpened && (
            <button type="button" className={styles['open']} onClick={() => setIsOpened(true)}>
              Open in the code editor
            </button>
          )}
          {status === 'failed' && (
            <p role="status" className={styles['failed']}>
              The code editor did not arrive: the network may be down. The text box does the same.
            </p>
          )}
        </>
      )}
    </Field>
  );
}

/** Loads the code editor where it is wanted, and puts it into the page in the place of the text box. */
function useMounted(props: EditorProps, isWanted: boolean) {
  const { label, language, schema, value, onChange } = props;
  const place = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const mounted = useRef<MountedEditor | null>(null);
  const latest = useRef({ schema, value, onChange });
  const [status, setStatus] = useState<'text-box' | 'shown' | 'failed'>('text-box');
  useEffect(() => {
    latest.current = { schema, value, onChange };
    mounted.current?.show(value);
  }, [schema, value, onChange]);
  useEffect(() => {
    if (schema !== undefined) mounted.current?.follow(schema);
  }, [schema]);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    const mount = async () => {
      const editor = await loadMonaco();
      if (isGone || place.current === null) return;
      if (editor === null) {
        setStatus('failed');
        return;
      }
      const { onChange: _, ...first } = latest.current;
      const made = editor.mount(place.current, {
        ...{ label, language, ...first },
        onChange: (text) => latest.current.onChange(text),
      });
      mounted.current = made;
      setStatus('shown');
      // Whoever is typing goes on typing.
      const left = box.current;
      if (left !== null && left === document.activeElement) {
        made.takeFocus({ start: left.selectionStart, end: left.selectionEnd });
      }
    };
    void mount();
    return () => {
      isGone = true;
      mounted.current?.dispose();
      mounted.current = null;
      setStatus('text-box');
    };
  }, [isWanted, label, language]);
  return { place, box, status };
}
