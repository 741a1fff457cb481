import type { Run } from '#workspace/model/run.ts';
import { goToStep } from './step-anchor.ts';
import styles from './sequence-diagram.module.css';
import { type Lane, type SequenceMessage, sequenceMessages } from './sequence-messages.ts';

const laneX = { browser: 90, client: 420, server: 750 } as const satisfies Record<Lane, number>;
const laneNames = {
  browser: 'Browser',
  client: 'Claimcheck (client)',
  server: 'Authorization server',
} as const satisfies Record<Lane, string>;
const lanes = ['browser', 'client', 'server'] as const;
const rowHeight = 40;
const top = 34;

/** What was exchanged in a run, drawn from its messages; the same as a list for who cannot see it. */
export function SequenceDiagram({ run }: { readonly run: Run | null }) {
  const messages = run === null ? [] : sequenceMessages(run);
  const height = top + Math.max(1, messages.length) * rowHeight + 4;
  return (
    <section className={styles['card']} aria-label="What was exchanged">
      {/* A scrolling area has to be in the tab order to be scrolled by keyboard. */}
      <div className={styles.strip} tabIndex={0} role="group" aria-label="Sequence diagram">
        <svg
          className={styles.drawing}
          viewBox={`0 0 840 ${height}`}
          role="img"
          aria-label={altText(messages)}
        >
          {lanes.map((lane) => (
            <g key={lane}>
              <text className={styles.lane} x={laneX[lane]} y={14}>
                {laneNames[lane]}
              </text>
              <line className={styles.life} x1={laneX[lane]} x2={laneX[lane]} y1={24} y2={height} />
            </g>
          ))}
          {messages.length === 0 ? (
            <text className={`${styles.note} ${styles.halo}`} x={420} y={top + 24}>
              Nothing has been exchanged yet. Each message appears here as it goes.
            </text>
          ) : (
            messages.map((message, row) => (
              <Arrow key={row} message={message} y={top + row * rowHeight + 18} />
            ))
          )}
        </svg>
      </div>
      {messages.length > 0 && <MessageList messages={messages} />}
    </section>
  );
}

function Arrow({ message, y }: { readonly message: SequenceMessage; readonly y: number }) {
  const from = laneX[message.from];
  const to = laneX[message.to];
  const direction = Math.sign(to - from);
  const middle = (from + to) / 2;
  const tip = to - direction * 2;
  const halo = `${styles.halo} ${styles.label}`;
  return (
    <g className={styles.message} onClick={() => goToStep(message.step)}>
      <rect x={0} y={y - 20} width={840} height={rowHeight} fill="transparent" />
      <g className={styles[message.tone]}>
        <line
          x1={from + direction * 2}
          x2={tip - direction * 8}
          y1={y}
          y2={y}
          strokeDasharray={message.isDashed ? '4 3' : undefined}
        />
        <path d={`M${tip} ${y} l${-direction * 9} -4 v8 z`} stroke="none" />
      </g>
      <text className={halo} x={middle} y={y - 6}>
        {message.label}
      </text>
      <text className={`${styles.note} ${styles.halo}`} x={middle} y={y + 14}>
        {message.note}
      </text>
    </g>
  );
}

function MessageList({ messages }: { readonly messages: readonly SequenceMessage[] }) {
  return (
    <details className={styles.list}>
      <summary>As a list ({messages.length})</summary>
      <ol>
        {messages.map((message, index) => (
          <li key={index}>
            <a
              href={`#step-${message.step}`}
              onClick={(event) => {
                event.preventDefault();
                goToStep(message.step);
              }}
            >
              {laneNames[message.from]} to {laneNames[message.to]}: <bdi>{message.label}</bdi>
            </a>
            {message.note !== '' && (
              <>
                {' '}
                (<bdi>{message.note}</bdi>)
              </>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function altText(messages: readonly SequenceMessage[]): string {
  if (messages.length === 0) return 'Sequence of messages: nothing has been exchanged yet';
  const count = messages.length === 1 ? '1 message' : `${messages.length} messages`;
  return `Sequence of ${count} between browser, client and authorization server; the list below says the same`;
}
