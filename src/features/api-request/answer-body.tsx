import { useMemo, useState } from 'react';
import type { HttpResponse } from '#protocol/http/message.ts';
import { Button } from '#ui/button/button.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import styles from './api-request.module.css';
import { describeBytes } from './describe-bytes.ts';
import { hexDump } from './hex-dump.ts';
import { answerSize, isHeldBack, readAnswer } from './read-answer.ts';

/** So many bytes are shown in hexadecimal at first. */
const firstBytes = 4096;

/** The body of an answer, laid out for reading. */
export function AnswerBody({ response }: { readonly response: HttpResponse }) {
  const [isWhole, setIsWhole] = useState(false);
  const look = useMemo(() => readAnswer(response, isWhole), [response, isWhole]);
  switch (look.kind) {
    case 'empty':
      return <p className={styles['note']}>The answer has no body.</p>;
    case 'json':
    case 'text':
      return (
        <>
          {!isWhole && isHeldBack(response) && (
            <p className={styles['note']}>
              This JSON is long ({describeBytes(answerSize(response))}), so it is shown as it came.{' '}
              <Button kind="quiet" onClick={() => setIsWhole(true)}>
                Lay it out
              </Button>
            </p>
          )}
          <CodeBlock
            part="pretty"
            label="Body, laid out"
            text={look.text}
            language={look.kind === 'json' ? 'json' : 'plain'}
            copyLabel="Copy body"
          />
        </>
      );
    case 'image':
      return (
        <figure className={styles['image']}>
          <img src={look.url} alt="What the API answered with" />
          <figcaption className={styles['note']}>
            <bdi>{look.type}</bdi>, {describeBytes(answerSize(response))}
          </figcaption>
        </figure>
      );
    case 'bytes':
      return <Bytes bytes={look.bytes} />;
  }
}

function Bytes({ bytes }: { readonly bytes: Uint8Array }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? bytes : bytes.subarray(0, firstBytes);
  return (
    <>
      <p className={styles['note']}>
        Not text: {describeBytes(bytes.length)}, in hexadecimal.{' '}
        {shown.length < bytes.length && (
          <>
            The first {describeBytes(firstBytes)}.{' '}
            <Button kind="quiet" onClick={() => setIsWhole(true)}>
              Show all
            </Button>
          </>
        )}
      </p>
      <CodeBlock part="pretty" label="Body in hexadecimal" text={hexDump(shown)} />
    </>
  );
}
