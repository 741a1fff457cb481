import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { makeSampleToken } from '#protocol/jwt/make-sample-token.ts';
import { Button } from '#ui/button/button.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { useServices } from '#workspace/react/services.ts';
import { CompareButton } from './compare-button.tsx';
import { CopyLink } from './copy-link.tsx';
import { Findings } from './findings.tsx';
import { TokenBox } from './token-box.tsx';
import { noKey, type KeyChoice } from './key-choice.ts';
import { loadVerification } from './load.ts';
import type { Reading } from './use-reading.ts';
import { ToMaker } from './to-maker.tsx';
import { useTokenText } from './use-token-text.ts';
import { Welcome } from './welcome.tsx';
import styles from './token-inspector.module.css';

/** `/tokens/inspect`: what a token says, and whether to believe it. Nothing is sent anywhere. */
export function Component() {
  const services = useServices();
  const tokenText = useTokenText();
  const [key, setKey] = useState<KeyChoice>(noKey);
  const { reading, put, text } = tokenText;
  const clear = () => {
    put('');
    setKey(noKey);
    tokenText.boxRef.current?.focus();
  };
  // Before there is a token to judge, so that nobody waits for it then.
  useEffect(() => void loadVerification().catch(() => undefined), []);
  const sample = async () => {
    const { token, publicKey } = await makeSampleToken(services.clock());
    put(token);
    setKey({ ...noKey, text: JSON.stringify(publicKey, null, 2) });
  };
  // What explains and judges may come a moment after what is said: see Findings.
  const later = useDeferredValue(reading, null);
  const token = tokenOf(later);
  const actions = useMemo(
    () =>
      token === null || token === '' ? null : (
        <>
          <ToMaker token={token} />
          <CompareButton token={token} />
          <CopyLink token={token} />
        </>
      ),
    [token],
  );
  return (
    <>
      <PageHead
        title="Inspect a token"
        about="Paste a JWT, a header line, a URL or a JSON answer. Nothing leaves this browser."
        actions={
          <>
            {text !== '' && (
              <Button kind="quiet" onClick={clear}>
                Clear
              </Button>
            )}
            {actions}
            {/* Last, so that it stays where it is when the others come. */}
            <Button onClick={() => void sample()}>Use a sample token</Button>
          </>
        }
      />
      <div className={styles['page']}>
        <TokenBox {...tokenText} />
        {text === '' || tokenOf(reading) === '' ? (
          <Welcome />
        ) : (
          <Findings {...{ reading, later }} keyChoice={key} onKeyChange={setKey} onInspect={put} />
        )}
      </div>
    </>
  );
}

/** Empty where there is nothing in the box, null while that is not known. */
function tokenOf(reading: Reading | null): string | null {
  if (reading?.status !== 'read') return null;
  return reading.decoded.kind === 'empty' ? '' : (reading.sdJwt ?? reading.decoded.token);
}
