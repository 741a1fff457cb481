import { useMemo, useState } from 'react';
import type { ComparedToken } from '#protocol/compare/compare-tokens.ts';
import { diffLines } from '#protocol/compare/diff-lines.ts';
import { sortMembers } from '#protocol/compare/sort-members.ts';
import type { DecodedPart } from '#protocol/jwt/decode-jwt.ts';
import { formatJson } from '#protocol/jwt/format-json.ts';
import { Card } from '#ui/card/card.tsx';
import { DiffEditor } from '#ui/editor/diff-editor.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { LineDiff } from '#ui/line-diff/line-diff.tsx';
import styles from './token-compare.module.css';

interface JsonCardProps {
  readonly first: ComparedToken;
  readonly second: ComparedToken;
}

const titles = { first: 'First token', second: 'Second token' };

const layouts = [
  { value: 'side-by-side', label: 'side by side' },
  { value: 'one-column', label: 'in one column' },
  { value: 'editor', label: 'in the code editor' },
] as const;

const parts = [
  { value: 'payload', label: 'payload' },
  { value: 'header', label: 'header' },
] as const;

/** The JSON of both, line by line. */
export function JsonCard({ first, second }: JsonCardProps) {
  const [wanted, setWanted] = useState<'payload' | 'header'>('payload');
  const [layout, setLayout] = useState<(typeof layouts)[number]['value']>('side-by-side');
  const [isSorted, setIsSorted] = useState(false);
  const offered = parts.filter(
    ({ value }) => partOf(first, value) !== null && partOf(second, value) !== null,
  );
  const part = offered.find(({ value }) => value === wanted)?.value ?? offered[0]?.value ?? null;
  const texts = useMemo(() => {
    const text = (token: ComparedToken) =>
      part === null ? '' : jsonText(partOf(token, part), isSorted);
    return { first: text(first), second: text(second) };
  }, [first, second, part, isSorted]);
  const rows = useMemo(
    () => (layout === 'editor' ? [] : diffLines(texts.first, texts.second)),
    [texts, layout],
  );
  if (part === null) return null;
  return (
    <Card title="JSON" about="As it is written, line by line.">
      <div className={styles['controls']}>
        <SelectField
          label="Part"
          value={part}
          choices={offered}
          onChange={(value) => setWanted(value === 'header' ? 'header' : 'payload')}
        />
        <SelectField
          label="Show"
          value={layout}
          choices={layouts}
          onChange={(value) =>
            setLayout(layouts.find((one) => one.value === value)?.value ?? 'side-by-side')
          }
        />
        <label className={styles['check']}>
          <input type="checkbox" checked={isSorted} onChange={() => setIsSorted(!isSorted)} />
          Members sorted by name
        </label>
      </div>
      {layout === 'editor' ? (
        <DiffEditor label={`Difference of the ${part}s`} language="json" {...texts} />
      ) : (
        <LineDiff
          label={`Difference of the ${part}s`}
          rows={rows}
          titles={titles}
          layout={layout}
        />
      )}
    </Card>
  );
}

function partOf(token: ComparedToken, part: 'payload' | 'header'): DecodedPart | null {
  if (token.kind === 'opaque' || (part === 'payload' && token.kind === 'jwe')) return null;
  const decoded = part === 'header' ? token.header : token.kind === 'jws' ? token.payload : null;
  return decoded === null || decoded.text === null ? null : decoded;
}

function jsonText(part: DecodedPart | null, isSorted: boolean): string {
  if (part === null || part.json === null) return part?.text ?? '';
  return formatJson(isSorted ? sortMembers(part.json) : part.json);
}
