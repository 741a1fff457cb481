import { useCallback } from 'react';
import { explainKeyProblem } from '#protocol/keys/explain-key-problem.ts';
import { readAnyKey, type FoundKey, type KeyTextProblem } from '#protocol/keys/key-from-text.ts';
import { thumbprint, thumbprintUri } from '#protocol/keys/thumbprint.ts';
import { ok, type Result } from '#protocol/result.ts';
import { ResultList, type ResultRow } from '#features/tools/bench/result-list.tsx';
import { useComputed } from '#features/tools/bench/use-computed.ts';
import { Card } from '#ui/card/card.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';

interface KeyHashesProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** `jkt` of a key: its thumbprint. */
export function KeyHashes({ text, onChange }: KeyHashesProps) {
  const compute = useCallback(() => thumbprintsOf(text), [text]);
  const read = useComputed(compute);
  const isShown = text.trim() !== '' && read !== null;
  return (
    <Card
      title="Thumbprint of a key"
      about="jkt in cnf and dpop_jkt, and a good kid: the SHA-256 of the members that make the key, in order (RFC 7638 §3)."
    >
      <TextAreaField
        label="Key"
        rows={5}
        hint="A JWK, a JWK Set or PEM. Of a private key only the public half is hashed."
        error={isShown && !read.ok ? explainKeyProblem(read.problem) : undefined}
        value={text}
        onChange={onChange}
      />
      {isShown &&
        read.ok &&
        read.value.map((rows, index) => (
          <ResultList
            key={index}
            label={read.value.length === 1 ? 'Thumbprint' : `Thumbprint of key ${index + 1}`}
            rows={rows}
          />
        ))}
    </Card>
  );
}

/** Nobody compares more keys by eye. */
const mostKeys = 20;

async function thumbprintsOf(
  text: string,
): Promise<Result<readonly (readonly ResultRow[])[], KeyTextProblem>> {
  const read = await readAnyKey(text);
  if (!read.ok) return read;
  return ok(await Promise.all(read.value.slice(0, mostKeys).map(rowsOf)));
}

async function rowsOf({ jwk }: FoundKey): Promise<readonly ResultRow[]> {
  const { kty, crv, kid } = jwk;
  const jkt = await thumbprint(jwk);
  const kind = [kty, crv].filter((part) => typeof part === 'string').join(' ');
  const about = {
    label: 'Key',
    value: null,
    note: kid === undefined ? kind : `${kind}, kid ${kid}`,
  };
  if (jkt === null) {
    const note =
      'A member that its kind needs is missing, or the kind is not known (RFC 7638 §3.2).';
    return [about, { label: 'jkt', value: null, note }];
  }
  const isSecret = kty === 'oct';
  return [
    about,
    {
      label: 'jkt',
      value: jkt,
      note: isSecret
        ? 'Of a secret: who has it can try guesses against it. Do not publish it (RFC 7638 §7).'
        : null,
    },
    { label: 'As a URI', value: await thumbprintUri(jwk), note: 'RFC 9278' },
  ];
}
