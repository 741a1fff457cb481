import type { DraftField, RequestDraft } from '#protocol/http/draft.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import type { Run } from '#workspace/model/run.ts';
import type { LogoutNews } from '#workspace/ports.ts';

type Calls = LogoutNews['calls'];

/** What a framed page was called with, and who has seen it. */
export interface FrameCall {
  readonly at: number;
  readonly iss: string | null;
  readonly sid: string | null;
  readonly place: Extract<Calls[number], { kind: 'front-channel' }>['place'];
  /** The app shares the frame's storage where it saw the call there. */
  readonly isInStorage: boolean;
}

/** A frame is loaded from the host and notes the call itself: two tellings of one call. */
const sameWithinMilliseconds = 10_000;

/** The calls of frames, each once, the newest first. */
export function frameCalls(calls: Calls): readonly FrameCall[] {
  const found: FrameCall[] = [];
  const sorted = calls.filter((call) => call.kind === 'front-channel').toSorted(newestFirst);
  for (const { at, iss, sid, place, by } of sorted) {
    const call = { at, iss, sid, place, isInStorage: by === 'storage' };
    const index = found.findIndex((one) => isSame(one, call));
    const other = found[index];
    if (other === undefined) found.push(call);
    else found[index] = merge(other, call);
  }
  return found;
}

function isSame(one: FrameCall, other: FrameCall): boolean {
  const isNear = Math.abs(one.at - other.at) < sameWithinMilliseconds;
  return isNear && one.iss === other.iss && one.sid === other.sid && differ(one, other);
}

// Two tellings by the same are two calls.
function differ(one: FrameCall, other: FrameCall): boolean {
  return one.isInStorage !== other.isInStorage;
}

// The browser tells the host where the page stands; the page itself knows less.
function merge(one: FrameCall, other: FrameCall): FrameCall {
  const byHost = one.isInStorage ? other : one;
  return { ...one, place: byHost.place, isInStorage: true };
}

/** A logout token that came, with what it says unverified. */
export interface PostedToken {
  readonly at: number;
  readonly token: string;
  /** Whether it says that it is for this client, from this server. */
  readonly isForRun: boolean;
}

/** The tokens that came, the newest first. */
export function postedTokens(
  calls: Calls,
  run: { readonly issuer: string; readonly clientId: string },
): readonly PostedToken[] {
  const posted = calls.filter((call) => call.kind === 'back-channel').toSorted(newestFirst);
  return posted.map(({ at, token }) => ({ at, token, isForRun: isFor(token, run) }));
}

function isFor(token: string, run: { readonly issuer: string; readonly clientId: string }) {
  const decoded = decodeJwtUnverified(token);
  if (decoded.kind !== 'jws') return false;
  const { iss, aud } = decoded.payload.claims;
  return iss === run.issuer && [aud].flat().includes(run.clientId);
}

function newestFirst(one: { readonly at: number }, other: { readonly at: number }): number {
  return other.at - one.at;
}

/** When the run last took the browser to sign out; null before. */
export function signedOutAt({ events }: Run): number | null {
  const left = events.findLast((event) => event.type === 'redirected-away');
  return left?.at ?? null;
}

/** The draft with these values in its fields; a value that is null is left out. */
export function fillDraft(
  draft: RequestDraft,
  values: Readonly<Record<string, string | null>>,
): RequestDraft {
  const fill = (field: DraftField): DraftField => {
    const value = values[field.name];
    return value === undefined ? field : { ...field, value: value ?? '', included: value !== null };
  };
  return { ...draft, fields: draft.fields.map(fill) };
}

/** True while nobody has put anything into a draft. */
export function isEmptyDraft({ fields }: RequestDraft): boolean {
  return fields.every(({ value }) => value === '');
}
