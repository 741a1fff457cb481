import { useEffect, useState } from 'react';
import { describeDuration } from '#protocol/jwt/describe-duration.ts';
import { readMoment, type Moment, type MomentForm } from '#protocol/jwt/read-moment.ts';
import { ResultList, type ResultRow } from '#features/tools/bench/result-list.tsx';
import { ToolPage } from '#features/tools/bench/tool-page.tsx';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { EmptyState } from '#ui/empty-state/empty-state.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { useServices } from '#workspace/react/services.ts';
import { formNotes, formWords, momentProblems } from './time-words.ts';
import styles from '#features/tools/bench/bench.module.css';

const steps = [
  { label: '−1 h', seconds: -3600 },
  { label: '−5 min', seconds: -300 },
  { label: '+5 min', seconds: 300 },
  { label: '+1 h', seconds: 3600 },
  { label: '+1 d', seconds: 86_400 },
];

/** A moment in every form that tokens, headers and people have for it. */
export function Component() {
  const { clock } = useServices();
  const [text, setText] = useState('');
  const now = useSecond();
  const read = text.trim() === '' || now === null ? null : readMoment(text, now);
  const move = (seconds: number) => {
    const from = read?.ok === true ? read.value.seconds : Math.floor(clock() / 1000);
    setText(String(Math.floor(from) + seconds));
  };
  return (
    <ToolPage
      id="time"
      actions={
        text !== '' && (
          <Button kind="quiet" onClick={() => setText('')}>
            Clear
          </Button>
        )
      }
    >
      <div className={styles['columns']}>
        <Card title="Moment">
          <TextField
            label="Time"
            isMono
            inputMode="text"
            hint="Seconds since 1970, a date such as 2026-11-28T12:00:00Z, an HTTP date, or now + 5 m."
            error={read?.ok === false ? momentProblems[read.problem.code] : undefined}
            value={text}
            onChange={setText}
          />
          <div className={styles['row']}>
            <Button onClick={() => setText(String(Math.floor(clock() / 1000)))}>Now</Button>
            {steps.map(({ label, seconds }) => (
              <Button key={label} kind="quiet" onClick={() => move(seconds)}>
                {label}
              </Button>
            ))}
          </div>
        </Card>
        {read?.ok === true && now !== null ? (
          <MomentCard moment={read.value} now={now} />
        ) : (
          <EmptyState
            title="No moment yet"
            actions={
              <Button onClick={() => setText('1300819380')}>Use exp of RFC 7519 §3.1</Button>
            }
          >
            Type a time on the left, as a number or as a date; it is shown in every other form.
          </EmptyState>
        )}
      </div>
    </ToolPage>
  );
}

/** The time, to the second; null until the page is alive. */
function useSecond(): number | null {
  const { clock } = useServices();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const read = () => setNow(clock());
    const first = setTimeout(read, 0);
    const timer = setInterval(read, 1000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [clock]);
  return now;
}

function MomentCard({ moment, now }: { readonly moment: Moment; readonly now: number }) {
  return (
    <Card title="The same moment" about={`Read as ${formWords[moment.form]}.`}>
      <Mistake form={moment.form} />
      <ResultList label="The same moment" rows={rowsOf(moment, now)} />
    </Card>
  );
}

function Mistake({ form }: { readonly form: MomentForm }) {
  const note = formNotes[form];
  if (note === undefined) return null;
  return (
    <Notice kind={note.kind} title={note.title}>
      <p className={styles['soft']}>{note.more}</p>
    </Notice>
  );
}

const local = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
});

function rowsOf({ seconds, form }: Moment, now: number): readonly ResultRow[] {
  const date = new Date(seconds * 1000);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const rows: ResultRow[] = [
    {
      label: 'NumericDate',
      value: String(seconds),
      note: 'In tokens: exp, iat, nbf (RFC 7519 §2).',
    },
    { label: 'Relative', value: relativeWords(seconds, now) },
    { label: 'UTC', value: date.toISOString() },
    { label: 'Your time zone', value: local.format(date), note: zone },
    { label: 'HTTP date', value: date.toUTCString(), note: 'In headers such as Expires.' },
    { label: 'Milliseconds', value: String(Math.round(seconds * 1000)), note: 'In JavaScript.' },
  ];
  const isClear = form !== 'date-without-zone' || date.getTimezoneOffset() === 0;
  if (isClear) return rows;
  const asLocal = seconds + date.getTimezoneOffset() * 60;
  const note = 'NumericDate, if your time zone was meant.';
  return [...rows, { label: 'Meant as yours?', value: String(asLocal), note }];
}

function relativeWords(seconds: number, now: number): string {
  const distance = seconds - now / 1000;
  if (Math.abs(distance) < 1) return 'now';
  const length = describeDuration(Math.abs(distance));
  return distance < 0 ? `${length} ago` : `in ${length}`;
}
