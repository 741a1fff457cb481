import { useState } from 'react';
import { valueText } from '#protocol/value-text.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { Tag } from '#ui/tag/tag.tsx';
import { describeKind, formWords, halfOf, halfWords, nameOf, type BenchKey } from './bench.ts';
import { KeepDialog } from './keep-dialog.tsx';
import { useIsKept } from './use-is-kept.ts';
import styles from './keys.module.css';

interface KeyCardProps {
  readonly benchKey: BenchKey;
  readonly thumbprint: string | null;
}

/** What a key is, what it is called, and whether it is kept. */
export function KeyCard({ benchKey, thumbprint }: KeyCardProps) {
  const { jwk, form } = benchKey;
  const [isAsking, setIsAsking] = useState(false);
  const isKept = useIsKept(benchKey);
  const half = halfOf(benchKey);
  return (
    <Card
      title="Key"
      about={form === null ? undefined : `Read from ${formWords[form]}.`}
      actions={
        <>
          <Tag tone={half === 'public' ? 'neutral' : 'warn'}>{halfWords[half]}</Tag>
          {isKept ? (
            <Tag tone="good">kept here</Tag>
          ) : (
            <Button onClick={() => setIsAsking(true)}>Keep…</Button>
          )}
        </>
      }
    >
      <dl className={styles['facts']}>
        <Fact name="Kind" value={describeKind(jwk)} />
        {jwk.use !== undefined && <Fact name="use" value={String(jwk.use)} />}
        {jwk.alg !== undefined && <Fact name="alg" value={String(jwk.alg)} />}
        {jwk.kid !== undefined && <Fact name="kid" value={valueText(jwk.kid)} isCopied />}
        {thumbprint !== null && (
          <>
            <Fact name="Thumbprint" value={thumbprint} isCopied />
            <Fact
              name="Thumbprint URI"
              value={`urn:ietf:params:oauth:jwk-thumbprint:sha-256:${thumbprint}`}
              isCopied
            />
          </>
        )}
      </dl>
      {half === 'unreadable' && (
        <p className={styles['soft']}>
          Nobody can read the private key. Keep it, or it is gone when this page is left.
        </p>
      )}
      <KeepDialog
        benchKey={benchKey}
        name={nameOf(jwk)}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
      />
    </Card>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly isCopied?: boolean;
}

function Fact({ name, value, isCopied = false }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi className={styles['mono']}>{shorten(value)}</bdi>
        {isCopied && <CopyButton text={value} label={`Copy ${name}`} />}
      </dd>
    </div>
  );
}
