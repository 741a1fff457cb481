import type { ReactNode } from 'react';
import { Button } from '#ui/button/button.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import styles from './code-choice.module.css';

interface CodeChoiceProps<Language extends string> {
  readonly languages: readonly { readonly id: Language; readonly label: string }[];
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly text: string;
  /** Whether secrets stand in the code as they are. */
  readonly isReal: boolean;
  readonly onReal: (isReal: boolean) => void;
  /** Names of what has to be set before the code runs. */
  readonly variables: readonly string[];
  /** What is to be said about the language that is chosen. */
  readonly children?: ReactNode;
}

/** Code to take away in a language of choice, without secrets unless they are asked for. */
export function CodeChoice<Language extends string>(props: CodeChoiceProps<Language>) {
  const { languages, language, onLanguage, text, isReal, onReal, variables, children } = props;
  return (
    <div className={styles['panel']}>
      <div className={styles['tools']}>
        <SelectField
          label="Language"
          value={language}
          choices={languages.map(({ id, label }) => ({ value: id, label }))}
          onChange={(next) => {
            const found = languages.find(({ id }) => id === next);
            if (found !== undefined) onLanguage(found.id);
          }}
        />
        <label className={styles['tick']}>
          <input
            type="checkbox"
            checked={isReal}
            onChange={(event) => onReal(event.target.checked)}
          />
          Real values
        </label>
      </div>
      <CodeBlock part="code" label="Code" text={text} copyLabel="Copy code" />
      {isReal && (
        <p className={styles['note']}>
          This code has secrets in it.{' '}
          <Button kind="quiet" onClick={() => onReal(false)}>
            Take them out
          </Button>
        </p>
      )}
      {children}
      {variables.length > 0 && (
        <p className={styles['note']}>
          Set before running it:{' '}
          {variables.map((name, index) => (
            <span key={name}>
              {index > 0 && ', '}
              <code>{name}</code>
            </span>
          ))}
          . Their values are in the request.
        </p>
      )}
    </div>
  );
}
