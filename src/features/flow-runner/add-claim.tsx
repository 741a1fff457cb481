import { useState } from 'react';
import type { ClaimPlace } from '#protocol/claims-request/read-claims-request.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import { Button } from '#ui/button/button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { addClaim, claimsOffered, valuesOffered } from './json-fields.ts';
import styles from './parameter-table.module.css';

interface AddClaimProps {
  readonly metadata: ServerMetadata | null;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

const places = [
  { value: 'id_token', label: 'in the ID token' },
  { value: 'userinfo', label: 'from UserInfo' },
] as const satisfies readonly { value: ClaimPlace; label: string }[];

const needs = [
  { value: 'voluntary', label: 'voluntary' },
  { value: 'essential', label: 'essential' },
];

/** A claim to ask for, where it should come, and how much it matters. OpenID Connect Core §5.5.1 */
export function AddClaim({ metadata, text, onChange }: AddClaimProps) {
  const names = claimsOffered(metadata);
  const [name, setName] = useState(names[0] ?? '');
  const [place, setPlace] = useState<ClaimPlace>('id_token');
  const [need, setNeed] = useState('voluntary');
  const [value, setValue] = useState('');
  const values = valuesOffered(metadata, name);
  const add = () => {
    const wanted = values.includes(value) ? [value] : [];
    onChange(addClaim(text, { name, place, isEssential: need === 'essential', values: wanted }));
  };
  return (
    <div className={styles['quick']}>
      <div className={styles['quickActs']}>
        <SelectField label="Claim" value={name} choices={names.map(asChoice)} onChange={setName} />
        <SelectField
          label="Where it comes"
          value={place}
          choices={places}
          onChange={(next) => setPlace(next === 'userinfo' ? 'userinfo' : 'id_token')}
        />
        <SelectField label="Need" value={need} choices={needs} onChange={setNeed} />
        {values.length > 0 && (
          <SelectField
            label="Value"
            value={value}
            choices={[{ value: '', label: 'any' }, ...values.map(asChoice)]}
            onChange={setValue}
          />
        )}
        <Button onClick={add}>Add claim</Button>
      </div>
    </div>
  );
}

function asChoice(name: string) {
  return { value: name, label: name };
}
