import type { RunMemory } from '#flows/run-memory.ts';
import { buttonClass } from '#ui/button/button-class.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { Countdown } from './countdown.tsx';
import styles from './step-exhibit.module.css';
import { webAddress } from './web-address.ts';

interface OpenQuestionProps {
  readonly memory: RunMemory;
  readonly environment: Environment | null;
}

/** That a person is asked now, and until when; for a sandbox also where they answer. */
export function OpenQuestion({ memory, environment }: OpenQuestionProps) {
  const { authReqId, authReqIdExpiresAt, notifiedAt } = memory;
  if (authReqId === null || notifiedAt !== null) return null;
  const page = environment?.kind === 'sandbox' ? approvalPage(environment) : null;
  return (
    <section className={styles['exhibit']} aria-label="Open question">
      <div className={styles['words']}>
        <p>The person is being asked on a device of their own.</p>
        <div className={styles['acts']}>
          {page !== null && (
            <a className={buttonClass()} href={page} target="_blank" rel="noreferrer">
              Open the approval page
            </a>
          )}
          {authReqIdExpiresAt !== null && (
            <span className={styles['soft']}>
              <Countdown until={authReqIdExpiresAt} over="The question has expired." />
            </span>
          )}
        </div>
      </div>
    </section>
  );
}

/** The sandbox's stand-in for the person's phone. */
function approvalPage({ metadata }: Environment): string | null {
  return webAddress(`${metadata.issuer}/ciba`);
}
