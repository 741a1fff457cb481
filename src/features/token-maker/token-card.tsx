import { useId, type ReactNode } from 'react';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { Button } from '#ui/button/button.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import styles from './token-maker.module.css';

interface TokenCardProps {
  readonly token: string;
  /** Why the box is empty; null where it is not, or where that is to come. */
  readonly problem: string | null;
  /** What is said of the token: who signed it. */
  readonly said: Said;
  /** Buttons and notes below the token. */
  readonly children: ReactNode;
  readonly onPut: (text: string) => void;
  readonly onInspect: () => void;
}

/** Who made the token, in a sentence. */
export interface Said {
  readonly tone: 'good' | 'warn' | 'neutral';
  readonly mark: string;
  readonly sentence: string;
}

/** Beyond this the colours would cost more than they show. */
const colourLimit = 16 * 1024;

/** The token that came of it. A token that is put in its place is taken apart. */
export function TokenCard({ token, problem, said, children, onPut, onInspect }: TokenCardProps) {
  const id = useId();
  const isColoured = token.length > 0 && token.length <= colourLimit;
  return (
    <section className={styles['tokenCard']} aria-label="Result">
      <div className={styles['tokenHead']}>
        <label htmlFor={id}>Token</label>
        <span className={styles['about']}>
          {token !== '' && `${token.length.toLocaleString('en')} characters`}
        </span>
      </div>
      <p className={styles['said']} role="status" aria-label="Signed by">
        <Tag tone={said.tone}>{said.mark}</Tag> {said.sentence}
      </p>
      <div className={styles['tokenFrame']} data-coloured={isColoured}>
        {isColoured && <Colours token={token} />}
        <textarea
          id={id}
          data-part="made-token"
          rows={6}
          value={token}
          placeholder={problem ?? 'Put a token here to take it apart'}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => onPut(event.target.value)}
        />
      </div>
      <div className={styles['row']}>
        <CopyButton text={token} label="Copy token" isNamed kind="primary" />
        <Button disabled={token === ''} onClick={onInspect}>
          Open in the inspector
        </Button>
      </div>
      {children}
    </section>
  );
}

const parts = ['header', 'payload', 'signature', 'payload', 'signature'];

function Colours({ token }: { readonly token: string }) {
  return (
    <div className={styles['colours']} aria-hidden="true">
      {token.split('.').map((part, index) => (
        <span key={index}>
          {index > 0 && <span className={styles['dim']}>.</span>}
          <span className={styles[parts[index] ?? 'signature']}>{part}</span>
        </span>
      ))}
    </div>
  );
}
