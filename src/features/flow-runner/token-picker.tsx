import { use } from 'react';
import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import type { DraftField, RequestDraft } from '#protocol/http/draft.ts';
import type { OfferedToken } from '#workspace/runs/offered-tokens.ts';
import { changeField } from './edit-draft.ts';
import styles from './parameter-table.module.css';
import { TokenChoices } from './token-choices.ts';

interface TokenPickerProps {
  readonly field: DraftField;
  readonly onPick: (token: OfferedToken) => void;
}

const takers = [
  ...['token', 'subject_token', 'actor_token', 'refresh_token', 'id_token_hint', 'assertion'],
];

/** Puts a token of an earlier run into a field that takes one, or says where to get one. */
export function TokenPicker({ field, onPick }: TokenPickerProps) {
  const offered = use(TokenChoices).filter((one) => fits(field, one));
  if (!takesToken(field)) return null;
  if (offered.length === 0) return field.included && field.value === '' ? <NoTokenYet /> : null;
  return (
    <select
      className={styles['picker']}
      aria-label={`Use a token of a run for ${field.name}`}
      value=""
      onChange={(event) => {
        const picked = offered.find(({ id }) => id === event.target.value);
        if (picked !== undefined) onPick(picked);
      }}
    >
      <option value="">Use a token of a run …</option>
      {offered.map(({ id, label, startedAt }) => (
        <option key={id} value={id}>
          {label}, {new Date(startedAt).toLocaleTimeString()}
        </option>
      ))}
    </select>
  );
}

// A request with an empty token comes back refused, and says less than this.
function NoTokenYet() {
  return (
    <p className={styles['hint']}>
      No run here has such a token yet. Paste one, or{' '}
      <Link to={paths.flows}>get one by a flow</Link>.
    </p>
  );
}

function isBearer({ place, name, value }: DraftField): boolean {
  return place === 'header' && name.toLowerCase() === 'authorization' && /^Bearer\b/.test(value);
}

function takesToken(field: DraftField): boolean {
  return takers.includes(field.name) || isBearer(field);
}

function fits(field: DraftField, { kind }: OfferedToken): boolean {
  if (field.name === 'id_token_hint') return kind === 'id_token';
  if (field.name === 'refresh_token') return kind === 'refresh_token';
  return !isBearer(field) || kind === 'access_token';
}

/** The draft with a token put into a field, and its kind into the field that tells it. */
export function withToken(
  draft: RequestDraft,
  { id, name }: DraftField,
  { token, kind, type }: OfferedToken,
): RequestDraft {
  const field = draft.fields.find((one) => one.id === id);
  const value = field !== undefined && isBearer(field) ? `Bearer ${token}` : token;
  const filled = changeField(draft, id, { value, included: true });
  const companion = draft.fields.find(
    (one) => one.name === `${name}_type` || (name === 'token' && one.name === 'token_type_hint'),
  );
  if (companion === undefined) return filled;
  const said = companion.name === 'token_type_hint' ? kind : type;
  return changeField(filled, companion.id, { value: said, included: true });
}
