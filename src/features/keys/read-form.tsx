import { useRef, useState, type ChangeEvent } from 'react';
import { explainKeyProblem } from '#protocol/keys/explain-key-problem.ts';
import { readAnyKey, type FoundKey } from '#protocol/keys/key-from-text.ts';
import { setMembers, type MemberWish } from '#protocol/keys/set-members.ts';
import { Button } from '#ui/button/button.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { benchOf, foundKey, type Bench } from './bench.ts';
import { asItIs, MemberFields } from './member-fields.tsx';
import styles from './keys.module.css';

interface ReadFormProps {
  readonly onRead: (bench: Bench) => void;
}

/** No key and no key set of anybody's is longer. */
const mostBytes = 2_000_000;

/** Reads a key in whatever form it is pasted, as it is typed. */
export function ReadForm({ onRead }: ReadFormProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [only, setOnly] = useState<FoundKey | null>(null);
  const [wish, setWish] = useState<MemberWish>(asItIs);
  const last = useRef('');
  const read = async (typed: string) => {
    setText(typed);
    last.current = typed;
    if (typed.trim() === '') {
      setOnly(null);
      return setProblem(null);
    }
    const found = await readAnyKey(typed);
    // A later keystroke has been read meanwhile.
    if (last.current !== typed) return;
    setProblem(found.ok ? null : explainKeyProblem(found.problem));
    setOnly(found.ok && found.value.length === 1 ? (found.value[0] ?? null) : null);
    if (found.ok) onRead(await benchOfText(found.value, typed, wish));
  };
  const changeMembers = async (next: MemberWish) => {
    setWish(next);
    if (only !== null) onRead(await benchOfText([only], text, next));
  };
  const open = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    if (chosen === undefined) return;
    if (chosen.size > mostBytes) setProblem('This file is too large for a key or a key set.');
    else await read(await textOf(chosen));
    target.value = '';
  };
  return (
    <div className={styles['form']}>
      <TextAreaField
        label="Key or certificate"
        hint="A JWK or JWK Set, PEM (PKCS #8, SPKI, PKCS #1, SEC 1), an X.509 certificate, or the base64 of one."
        rows={12}
        value={text}
        error={problem}
        autoCapitalize="off"
        onChange={(typed) => void read(typed)}
      />
      <div className={styles['row']}>
        <input
          type="file"
          aria-label="Open a file"
          accept=".pem,.key,.pub,.crt,.cer,.der,.json,.jwk,.jwks"
          onChange={(event) => void open(event)}
        />
        {text !== '' && (
          <Button kind="quiet" onClick={() => void read('')}>
            Clear
          </Button>
        )}
      </div>
      {only !== null && (
        <MemberFields jwk={only.jwk} wish={wish} onChange={(next) => void changeMembers(next)} />
      )}
    </div>
  );
}

/** One key says of itself what is wished; the keys of a set are shown as they are. */
async function benchOfText(
  found: readonly FoundKey[],
  text: string,
  wish: MemberWish,
): Promise<Bench> {
  const keys = await Promise.all(found.map(foundKey));
  const [only] = keys;
  const isJson = found.every(({ form }) => form === 'jwk');
  const bench = { ...benchOf('read', keys), text: isJson ? text : null };
  if (keys.length !== 1 || only === undefined) return bench;
  return { ...bench, keys: [{ ...only, jwk: await setMembers(only.jwk, wish) }] };
}

/** A file's text; the base64 of one that is no text, as DER is none. */
async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] !== 0x30) return new TextDecoder().decode(bytes);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
