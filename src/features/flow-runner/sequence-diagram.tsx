import type { Run } from '#workspace/model/run.ts';
import { goToStep } from './step-anchor.ts';
import styles from './sequence-diagram.module.css';
import { type Lane, type SequenceMessage, sequenceMessages } from './sequence-messages.ts';

/** In percent of the width: the drawing is as wide as there is room, its letters keep their size. */
const laneX = { browser: 14, client: 50, server: 86 } as const satisfies Record<Lane, number>;
const laneNames = {
  browser: 'Browser',
  client: 'Claimcheck (client)',
  server: 'Authorization server',
} as const satisfies Record<Lane, string>;
const shortNames = {
  browser: 'Browser',
  client: 'Claimcheck',
  server: 'Server',
} as const satisfies Record<Lane, string>;
const lanes = ['browser', 'client', 'server'] as const;
const rowHeight = 40;
const top = 34;
/** What a note may be long on a phone. */
const shortNote = 24;

/** What was exchanged in a run, drawn from its messages; the same as a list for who cannot see it. */
export function SequenceDiagram({ run }: { readonly run: Run | null }) {
  const messages = run === null ? [] : sequenceMessages(run);
  const isEmpty = messages.length === 0;
  const height = isEmpty ? 44 : top + messages.length * rowHeight + 4;
  return (
    <section className={styles['card']} aria-label="What was exchanged">
      <div className={styles.strip}>
        <svg className={styles.drawing} height={height} role="img" aria-label={altText(messages)}>
          {lanes.map((lane) => (
            <Lifeline key={lane} lane={lane} height={height} />
          ))}
          {messages.map((message, row) => (
            <Arrow key={row} message={message} y={top + row * rowHeight + 18} />
          ))}
        </svg>
        {isEmpty && (
          <p className={styles.empty}>
            Nothing has been exchanged yet. Each message appears here as it goes.
          </p>
        )}
      </div>
      {!isEmpty && <MessageList messages={messages} />}
    </section>
  );
}

function Lifeline({ lane, height }: { readonly lane: Lane; readonly height: number }) {
  const x = `${laneX[lane]}%`;
  return (
    <>
      <text className={styles.lane} x={x} y={14}>
        <Either wide={laneNames[lane]} narrow={shortNames[lane]} />
      </text>
      <line className={styles.life} x1={x} x2={x} y1={24} y2={height} />
    </>
  );
}

/** One text where there is room for it, another on a phone. */
function Either({ wide, narrow }: { readonly wide: string; readonly narrow: string }) {
  if (wide === narrow) return wide;
  return (
    <>
      <tspan className={styles.wide}>{wide}</tspan>
      <tspan className={styles.narrow}>{narrow}</tspan>
    </>
  );
}

function Arrow({ message, y }: { readonly message: SequenceMessage; readonly y: number }) {
  const from = laneX[message.from];
  const to = laneX[message.to];
  const direction = Math.sign(to - from);
  const middle = `${(from + to) / 2}%`;
  const halo = `${styles.halo} ${styles.label}`;
  return (
    <g className={styles.message} onClick={() => goToStep(message.step)}>
      <rect y={y - 20} width="100%" height={rowHeight} fill="transparent" />
      <g className={styles[message.tone]}>
        <line
          x1={`${from}%`}
          x2={`${to}%`}
          y1={y}
          y2={y}
          strokeDasharray={message.isDashed ? '4 3' : undefined}
        />
        <svg x={`${to}%`} y={y} overflow="visible">
          <path d={`M${-direction} 0 l${-direction * 9} -4 v8 z`} stroke="none" />
        </svg>
      </g>
      <text className={halo} x={middle} y={y - 6}>
        {message.label}
      </text>
      <text className={`${styles.note} ${styles.halo}`} x={middle} y={y + 14}>
        <Either wide={message.note} narrow={shorten(message.note)} />
      </text>
    </g>
  );
}

function shorten(note: string): string {
  return note.length > shortNote ? `${note.slice(0, shortNote - 1)}…` : note;
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
