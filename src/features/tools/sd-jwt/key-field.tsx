import type { ReactNode } from 'react';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { keptSigners, type KeyChoice } from './key-choice.ts';

interface KeyFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error: string | null;
  readonly aside?: ReactNode;
  readonly value: KeyChoice;
  readonly onChange: (choice: KeyChoice) => void;
}

/** A private key: pasted, or one of those that are kept. */
export function KeyField({ label, hint, error, aside, value, onChange }: KeyFieldProps) {
  const kept = keptSigners(useWorkspaceState(({ keys }) => keys));
  const isPasted = value.keptId === '';
  return (
    <>
      {kept.length > 0 && (
        <SelectField
          label={`${label} from`}
          value={value.keptId}
          choices={[
            { value: '', label: 'What is pasted here' },
            ...kept.map(({ id, name }) => ({ value: id, label: `Kept here: ${name}` })),
          ]}
          error={isPasted ? null : error}
          onChange={(keptId) => onChange({ ...value, keptId })}
        />
      )}
      {isPasted && (
        <TextAreaField
          label={label}
          hint={hint}
          error={error}
          aside={aside}
          rows={3}
          autoCapitalize="off"
          value={value.text}
          onChange={(text) => onChange({ ...value, text })}
        />
      )}
    </>
  );
}
