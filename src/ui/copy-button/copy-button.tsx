import { use, useEffect, useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import type { ButtonKind } from '#ui/button/button-class.ts';
import { VisuallyHidden } from '#ui/visually-hidden/visually-hidden.tsx';
import { CopyContext } from './copy-context.ts';

interface CopyButtonProps {
  readonly text: string | (() => string);
  /** What is copied: `Copy redirect URI`. The button shows `Copy` alone unless `isNamed`. */
  readonly label?: string;
  readonly isNamed?: boolean;
  readonly kind?: ButtonKind;
}

type CopyStatus = 'idle' | 'copied' | 'refused';

const words: Record<CopyStatus, string> = { idle: 'Copy', copied: 'Copied', refused: 'Not copied' };

export function CopyButton(props: CopyButtonProps) {
  const { text, label = 'Copy', isNamed = false, kind = 'quiet' } = props;
  const copyText = use(CopyContext);
  const [status, setStatus] = useState<CopyStatus>('idle');
  useEffect(() => {
    if (status === 'idle') return undefined;
    const timer = setTimeout(() => setStatus('idle'), 2000);
    return () => clearTimeout(timer);
  }, [status]);
  const press = async () => {
    const isCopied = await copyText(typeof text === 'string' ? text : text());
    setStatus(isCopied ? 'copied' : 'refused');
  };
  return (
    <>
      <Button kind={kind} aria-label={label} onClick={() => void press()}>
        {status === 'idle' && isNamed ? label : words[status]}
      </Button>
      <VisuallyHidden>
        <span aria-live="polite">{status === 'idle' ? '' : words[status]}</span>
      </VisuallyHidden>
    </>
  );
}
