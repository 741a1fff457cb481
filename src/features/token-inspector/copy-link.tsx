import { useState } from 'react';
import { useHref } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import styles from './token-inspector.module.css';

/** A link with the token in it is made only on request, and says what it carries. */
export function CopyLink({ token }: { readonly token: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const href = useHref(paths.inspect);
  const link = () =>
    new URL(`${href}#token=${encodeURIComponent(token)}`, window.location.href).href;
  if (!isOpen) return <Button onClick={() => setIsOpen(true)}>Copy link…</Button>;
  return (
    <div className={styles['linkNote']} role="group" aria-label="Link">
      <p>
        <strong>The link carries the whole token.</strong> Whoever has it can use the token until it
        ends.
      </p>
      <div className={styles['row']}>
        <CopyButton text={link} label="Copy link with it" isNamed kind="plain" />
        <Button kind="quiet" onClick={() => setIsOpen(false)}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
