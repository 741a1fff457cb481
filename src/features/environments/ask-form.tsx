import { type FormEvent, useRef } from 'react';
import { Button } from '#ui/button/button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import styles from './environments.module.css';

/** Whom to ask, and how the question travels. */
export interface Question {
  readonly typed: string;
  readonly transport: 'direct' | 'relay';
}

interface AskFormProps {
  readonly label: string;
  readonly hint: string;
  readonly action: string;
  readonly question: Question;
  readonly isAsking: boolean;
  readonly onChange: (question: Question) => void;
  readonly onAsk: (question: Question) => void;
  readonly onCancel: () => void;
}

/** An address to ask, directly or through the relay. */
export function AskForm(props: AskFormProps) {
  const { label, hint, action, question, isAsking, onChange, onAsk, onCancel } = props;
  const input = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What was typed before the scripts arrived is in the box alone.
    onAsk({ ...question, typed: (input.current?.value ?? question.typed).trim() });
  };
  return (
    <form className={styles['ask']} onSubmit={submit}>
      <TextField
        label={label}
        hint={hint}
        placeholder="https://"
        inputMode="url"
        isMono
        ref={input}
        value={question.typed}
        onChange={(typed) => onChange({ ...question, typed })}
      />
      <SelectField
        label="Ask"
        value={question.transport}
        onChange={(value) =>
          onChange({ ...question, transport: value === 'relay' ? 'relay' : 'direct' })
        }
        choices={[
          { value: 'direct', label: 'from this page' },
          { value: 'relay', label: 'through the relay' },
        ]}
      />
      <div className={styles['askButton']}>
        <Button kind="primary" type="submit" isBusy={isAsking}>
          {action}
        </Button>
        {isAsking && <Button onClick={onCancel}>Cancel</Button>}
      </div>
    </form>
  );
}
