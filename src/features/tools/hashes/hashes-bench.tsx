import { useState } from 'react';
import { ToolPage } from '#features/tools/bench/tool-page.tsx';
import { Button } from '#ui/button/button.tsx';
import { CertificateHashes } from './certificate-hashes.tsx';
import { examples } from './examples.ts';
import { KeyHashes } from './key-hashes.tsx';
import { TokenHashes, type HashedText } from './token-hashes.tsx';
import styles from '#features/tools/bench/bench.module.css';

const nothing: HashedText = { value: '', alg: 'RS256', expected: '' };

/** The hashes that tokens carry: of tokens, certificates and keys. */
export function Component() {
  const [hashed, setHashed] = useState(nothing);
  const [certificate, setCertificate] = useState('');
  const [key, setKey] = useState('');
  const fill = (texts: { hashed: HashedText; certificate: string; key: string }) => {
    setHashed(texts.hashed);
    setCertificate(texts.certificate);
    setKey(texts.key);
  };
  const isEmpty = hashed.value + hashed.expected + certificate + key === '';
  return (
    <ToolPage
      id="hashes"
      actions={
        <>
          {!isEmpty && (
            <Button
              kind="quiet"
              onClick={() => fill({ hashed: nothing, certificate: '', key: '' })}
            >
              Clear
            </Button>
          )}
          <Button onClick={() => fill(examples)}>Use examples of the specifications</Button>
        </>
      }
    >
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <TokenHashes input={hashed} onChange={setHashed} />
        </div>
        <div className={styles['column']}>
          <KeyHashes text={key} onChange={setKey} />
          <CertificateHashes text={certificate} onChange={setCertificate} />
        </div>
      </div>
    </ToolPage>
  );
}
