import { rfc, type SpecRef } from '#protocol/spec.ts';
import statuses from './http-statuses.json' with { type: 'json' };

/** What a status of HTTP means. */
export interface StatusMeaning {
  /** Its registered name; empty for one that has none. */
  readonly name: string;
  readonly says: string;
  readonly spec: SpecRef;
}

const known = new Map(Object.entries(statuses));

const classes: Readonly<Record<string, string>> = {
  '1': 'The server goes on; the real answer follows.',
  '2': 'A success, of a kind that HTTP has no name for.',
  '3': 'What was asked for is elsewhere.',
  '4': 'The server finds fault with the request, in a way that HTTP has no name for.',
  '5': 'The server failed, in a way that HTTP has no name for.',
};

/** The meaning of a status, known or not. @see RFC 9110 §15 */
export function explainHttpStatus(status: number): StatusMeaning {
  const entry = known.get(String(status));
  if (entry !== undefined) {
    return { name: entry.name, says: entry.says, spec: rfc(entry.rfc, entry.section) };
  }
  const says = classes[String(status).charAt(0)] ?? 'This is no status of HTTP.';
  return { name: '', says, spec: rfc(9110, '15') };
}
