import { useEffect, useRef, useState } from 'react';
import type { Check } from '#protocol/check.ts';
import type { DocumentExpectation } from '#protocol/client-document/check-client-document.ts';
import {
  judgeDocumentText,
  judgeFetchedDocument,
} from '#protocol/client-document/judge-client-document.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import { Button } from '#ui/button/button.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { plainGet } from '#workspace/environments/fetch-keys.ts';
import { useServices } from '#workspace/react/services.ts';
import { DocumentChecks } from './document-checks.tsx';
import styles from './environments.module.css';
import { ProblemNotice } from './problem-notice.tsx';

type Looking =
  | { readonly status: 'idle' | 'asking' }
  | { readonly status: 'failed'; readonly problem: TransportProblem }
  | { readonly status: 'judged'; readonly checks: readonly Check[] };

/** Looks at the document that is at a client’s address, or at one that is pasted. */
export function DocumentCheck({ expected }: { readonly expected: DocumentExpectation }) {
  const { transports } = useServices();
  const [pasted, setPasted] = useState('');
  const [looking, setLooking] = useState<Looking>({ status: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const ask = async (via: 'direct' | 'relay') => {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    setLooking({ status: 'asking' });
    const answer = await transports[via](plainGet(expected.clientId), signal);
    if (signal.aborted) return;
    setLooking(
      answer.ok
        ? { status: 'judged', checks: judgeFetchedDocument(answer.value, expected) }
        : { status: 'failed', problem: answer.problem },
    );
  };
  const isAsking = looking.status === 'asking';
  return (
    <>
      <div className={styles['row']}>
        <Button isBusy={isAsking} onClick={() => void ask('direct')}>
          Check what is there
        </Button>
        <Button kind="quiet" onClick={() => void ask('relay')}>
          Check it through the relay
        </Button>
      </div>
      {looking.status === 'failed' && <ProblemNotice problem={looking.problem} />}
      {looking.status === 'judged' && (
        <DocumentChecks label="The document as it is there" checks={looking.checks} />
      )}
      <details>
        <summary>Check a document by pasting it</summary>
        <div className={styles['second']}>
          <TextAreaField
            label="Document to check"
            hint="It is looked at here and sent nowhere."
            value={pasted}
            onChange={setPasted}
          />
          {pasted.trim() !== '' && (
            <DocumentChecks
              label="The document as it was pasted"
              checks={judgeDocumentText(pasted, expected)}
            />
          )}
        </div>
      </details>
    </>
  );
}
