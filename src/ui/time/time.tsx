import { relativeTime } from './relative-time.ts';
import { useNow } from './use-now.ts';

/** A moment, relative to now, with the exact time on it. `at` is in milliseconds since the epoch. */
export function Time({ at }: { readonly at: number }) {
  const now = useNow();
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <span>at an unknown time</span>;
  const iso = date.toISOString();
  return (
    <time dateTime={iso} title={now === null ? iso : `${date.toLocaleString()} · ${iso}`}>
      {now === null ? iso.slice(0, 16).replace('T', ' ') : relativeTime(at, now)}
    </time>
  );
}
