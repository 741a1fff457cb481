import { useState } from 'react';
import { jsonMemberText, setJsonMember } from '#protocol/jwt/edit-json.ts';
import { Button } from '#ui/button/button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { Time } from '#ui/time/time.tsx';
import { useServices } from '#workspace/react/services.ts';
import styles from './token-maker.module.css';

interface TimeButtonsProps {
  readonly payload: string;
  readonly onChange: (payload: string) => void;
}

const claims = ['exp', 'iat', 'nbf', 'auth_time'];

const steps = [
  { label: 'now', words: 'now', seconds: 0 },
  { label: '+5 min', words: 'in five minutes', seconds: 300 },
  { label: '+1 h', words: 'in an hour', seconds: 3600 },
  { label: '+1 day', words: 'in a day', seconds: 86_400 },
  { label: '−1 h', words: 'an hour ago', seconds: -3600 },
] as const;

/** Puts a time into the payload as the number that it is, and leaves the rest of the text alone. */
export function TimeButtons({ payload, onChange }: TimeButtonsProps) {
  const { clock } = useServices();
  const [claim, setClaim] = useState('exp');
  const set = (seconds: number) => {
    const time = Math.floor(clock() / 1000) + seconds;
    onChange(setJsonMember(payload, claim, String(time)) ?? payload);
  };
  const isReadable = setJsonMember(payload, claim, '0') !== null;
  const written = jsonMemberText(payload, claim);
  const seconds = written !== null && /^\d{1,12}$/.test(written) ? Number(written) : null;
  return (
    <div className={styles['times']} role="group" aria-label="Set a time">
      <SelectField
        label="Time"
        value={claim}
        choices={claims.map((value) => ({ value, label: value }))}
        onChange={setClaim}
      />
      <div className={styles['steps']}>
        {steps.map(({ label, words, seconds }) => (
          <Button
            key={label}
            disabled={!isReadable}
            aria-label={`Set ${claim} to ${words}: ${label}`}
            onClick={() => set(seconds)}
          >
            {label}
          </Button>
        ))}
      </div>
      <p className={styles['soft']}>
        {!isReadable && 'The payload is no JSON object yet.'}
        {isReadable && written === null && `There is no ${claim} yet: it is added.`}
        {seconds !== null && (
          <>
            {claim} is <Time at={seconds * 1000} />
          </>
        )}
      </p>
    </div>
  );
}
