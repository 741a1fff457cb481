import { type ReactNode, useState } from 'react';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import type { SandboxPolicy } from '#sandbox/contract/definition.ts';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import type { PresetRule } from '#workspace/environments/policy-presets.ts';
import type { SandboxChange } from '#workspace/workspace.ts';
import styles from './policy.module.css';
import type { PolicySwitch } from './policy-switch.ts';
import { nameValue, numberFault } from './policy-switches.ts';

interface PolicyControlProps {
  readonly policy: SandboxPolicy;
  readonly subject: PolicySwitch;
  /** What the preset in force asks instead; null where the switch keeps it. */
  readonly departure: PresetRule | null;
  readonly change: (change: SandboxChange) => Promise<boolean>;
}

/** One switch of the policy with its meaning; what is chosen or typed is saved by itself. */
export function PolicyControl({ policy, subject, departure, change }: PolicyControlProps) {
  const save = (value: unknown) => {
    const message = `${subject.label}: ${nameValue(subject.key, value) || 'none'}.`;
    return change({ policy: { [subject.key]: value }, message });
  };
  const words = {
    label: subject.label,
    hint: <Hint subject={subject} departure={departure} />,
    aside: departure !== null && <Tag tone="warn">changed</Tag>,
  };
  switch (subject.kind) {
    case 'choice':
      return (
        <SelectField
          {...words}
          value={policy[subject.key]}
          choices={subject.choices}
          onChange={(value) => void save(value)}
        />
      );
    case 'number':
      return (
        <Typed
          {...words}
          // Another value from elsewhere, an undo for example, takes the place of what was typed.
          key={policy[subject.key]}
          kept={String(policy[subject.key])}
          inputMode="numeric"
          faultOf={(text) => numberFault(text, subject)}
          save={(text) => void save(Number(text))}
        />
      );
    case 'list':
      return (
        <Typed
          {...words}
          key={policy[subject.key].join(' ')}
          kept={policy[subject.key].join(' ')}
          inputMode="text"
          faultOf={() => null}
          save={(text) => void save(text.split(/\s+/).filter((part) => part !== ''))}
        />
      );
  }
}

interface HintProps {
  readonly subject: PolicySwitch;
  readonly departure: PresetRule | null;
}

function Hint({ subject, departure }: HintProps) {
  return (
    <>
      {subject.meaning} {subject.kind === 'list' && 'Separated by spaces. '}
      <a href={specUrl(subject.spec)} target="_blank" rel="noreferrer">
        {citeSpec(subject.spec)}
      </a>
      {departure !== null && (
        <span className={styles['asked']}>
          The preset asks for {nameValue(departure.key, departure.value)} (
          {citeSpec(departure.spec)}
          ).
        </span>
      )}
    </>
  );
}

interface TypedProps {
  readonly label: string;
  readonly hint: ReactNode;
  readonly aside: ReactNode;
  readonly kept: string;
  readonly inputMode: 'numeric' | 'text';
  readonly faultOf: (text: string) => string | null;
  readonly save: (text: string) => void;
}

/** Saved when the box is left or Enter is pressed, and not before it makes sense. */
function Typed({ kept, faultOf, save, ...words }: TypedProps) {
  const [text, setText] = useState(kept);
  const fault = faultOf(text);
  const commit = () => {
    if (fault === null && text.trim() !== kept) save(text.trim());
  };
  return (
    <TextField
      {...words}
      isMono
      value={text}
      error={fault}
      onChange={setText}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setText(kept);
      }}
    />
  );
}
