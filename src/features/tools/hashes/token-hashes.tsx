import { useCallback } from 'react';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { jwsAlgorithms } from '#protocol/jwt/jws-algorithms.ts';
import { tokenHash } from '#protocol/jwt/token-hash.ts';
import { ResultList, type ResultRow } from '#features/tools/bench/result-list.tsx';
import { useComputed } from '#features/tools/bench/use-computed.ts';
import { Card } from '#ui/card/card.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import styles from '#features/tools/bench/bench.module.css';

export interface HashedText {
  readonly value: string;
  readonly alg: string;
  readonly expected: string;
}

interface TokenHashesProps {
  readonly input: HashedText;
  readonly onChange: (input: HashedText) => void;
}

const algorithms = Object.entries(jwsAlgorithms).map(([name, { hashBytes }]) => ({
  value: name,
  label: hashBytes === null ? `${name} (names no hash)` : `${name} (SHA-${hashBytes * 8})`,
}));

/** `at_hash`, `c_hash` and `s_hash` are one computation on three values. */
export function TokenHashes({ input, onChange }: TokenHashesProps) {
  const { value, alg, expected } = input;
  const compute = useCallback(() => hashesOf(value, alg), [value, alg]);
  const hashes = useComputed(compute);
  return (
    <Card
      title="Hashes in an ID token"
      about="at_hash of an access token, c_hash of a code, s_hash of a state: the left half of a hash (OpenID Connect Core §3.1.3.6, §3.3.2.11)."
    >
      <TextAreaField
        label="Access token, code or state"
        rows={3}
        value={value}
        onChange={(next) => onChange({ ...input, value: next })}
      />
      <SelectField
        label="alg of the ID token"
        value={alg}
        choices={algorithms}
        onChange={(next) => onChange({ ...input, alg: next })}
      />
      {value !== '' && hashes !== null && (
        <>
          <Spaces value={value} />
          <ResultList label="Hashes" rows={rowsOf(hashes, alg)} />
        </>
      )}
      <TextField
        label="Compare with"
        isMono
        hint="The hash as it stands in the ID token."
        value={expected}
        onChange={(next) => onChange({ ...input, expected: next })}
      />
      {value !== '' && expected.trim() !== '' && hashes !== null && (
        <Verdict hashes={hashes} expected={expected.trim()} alg={alg} />
      )}
    </Card>
  );
}

interface Hashes {
  /** The half hash by each algorithm's hash: which one was meant is told by them. */
  readonly halves: Readonly<Record<string, string | null>>;
  readonly chosen: string | null;
  readonly ath: string;
}

async function hashesOf(value: string, alg: string): Promise<Hashes> {
  const [chosen, short, middle, long, digest] = await Promise.all([
    tokenHash(value, alg),
    tokenHash(value, 'RS256'),
    tokenHash(value, 'RS384'),
    tokenHash(value, 'RS512'),
    crypto.subtle.digest('SHA-256', new TextEncoder().encode(value)),
  ]);
  const halves = { 'SHA-256': short, 'SHA-384': middle, 'SHA-512': long };
  return { halves, chosen, ath: encodeBase64Url(new Uint8Array(digest)) };
}

function rowsOf({ chosen, ath }: Hashes, alg: string): readonly ResultRow[] {
  return [
    {
      label: 'at_hash, c_hash, s_hash',
      value: chosen,
      note: chosen === null ? `${alg} names no hash of its own: these claims are left out.` : null,
    },
    { label: 'ath', value: ath, note: 'The whole SHA-256, in a DPoP proof (RFC 9449 §4.2).' },
  ];
}

function Spaces({ value }: { readonly value: string }) {
  if (value === value.trim()) return null;
  return <Notice kind="warn" title="White space before or after it is hashed too." />;
}

interface VerdictProps {
  readonly hashes: Hashes;
  readonly expected: string;
  readonly alg: string;
}

function Verdict({ hashes, expected, alg }: VerdictProps) {
  if (expected === hashes.chosen)
    return <Notice kind="good" title="It is the same." role="status" />;
  const other = Object.entries(hashes.halves).find(([, half]) => half === expected)?.[0];
  const isWhole = expected === hashes.ath;
  return (
    <Notice kind="bad" title="It is another." role="status">
      <p className={styles['soft']}>{reason({ other, isWhole, alg })}</p>
    </Notice>
  );
}

function reason({
  other,
  isWhole,
  alg,
}: {
  other: string | undefined;
  isWhole: boolean;
  alg: string;
}) {
  if (other !== undefined) return `It was made with ${other}, which is not the hash of ${alg}.`;
  if (isWhole) return 'It is the whole SHA-256: only its left half belongs there.';
  return 'It is of another value, or of this one with white space or a prefix such as Bearer.';
}
