import { flowOf } from '#flows/registry.ts';
import type { Check } from '#protocol/check.ts';
import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import type { Run, RunEvent } from '#workspace/model/run.ts';
import { describeFailure, type Tone } from './describe-status.ts';

export type Lane = 'browser' | 'client' | 'server';

/** One arrow of the diagram: a message that was really exchanged. */
export interface SequenceMessage {
  readonly step: string;
  readonly at: number;
  readonly from: Lane;
  readonly to: Lane;
  readonly label: string;
  readonly note: string;
  readonly tone: Tone;
  /** What this side could not see, or what never arrived. */
  readonly isDashed: boolean;
}

const toldOf = new Set([
  'code_challenge',
  'state',
  'nonce',
  'scope',
  'grant_type',
  'code',
  'code_verifier',
  'refresh_token',
]);

/** The messages of a run in their order, each drawn from an event of it. */
export function sequenceMessages(run: Run): readonly SequenceMessage[] {
  const own = flowOf(run.flow).steps.flatMap((step) =>
    step.kind === 'request' && step.atOwnHost === true ? [step.id] : [],
  );
  return run.events
    .flatMap(messagesOf)
    .map((message) => (own.includes(message.step) ? atOwnHost(message) : message));
}

/** This app’s own host is a part of the client, and no server that it asks. */
function atOwnHost(message: SequenceMessage): SequenceMessage {
  const note = [message.note, 'at this app’s host'].filter((text) => text !== '').join(' · ');
  return { ...message, from: 'client', to: 'client', note };
}

function messagesOf(event: RunEvent): readonly SequenceMessage[] {
  switch (event.type) {
    case 'redirected-away':
      return leaving(event);
    case 'came-back':
      return [comingBack(event)];
    case 'sent':
      return [sending(event)];
    case 'answered':
      return [answering(event)];
    case 'performed':
      return [performing(event)];
    case 'refused':
      return [refusing(event)];
    case 'cancelled': {
      const note = 'the answer is not waited for';
      return [{ ...toServer(event), label: 'cancelled', note, tone: 'warn', isDashed: true }];
    }
    default:
      return [];
  }
}

type Kind<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

interface StepEvent {
  readonly step: string;
  readonly at: number;
}

function toServer({ step, at }: StepEvent) {
  return { step, at, from: 'client', to: 'server', tone: 'plain', isDashed: false } as const;
}

function toClient({ step, at }: StepEvent) {
  return { step, at, from: 'server', to: 'client', tone: 'plain', isDashed: false } as const;
}

function leaving(event: Kind<'redirected-away'>): SequenceMessage[] {
  const label = `go to ${pathOf(event.request.url)}`;
  const note = namesIn(event.request);
  const go: SequenceMessage = { ...toServer(event), to: 'browser', label, note };
  const talk: SequenceMessage = {
    ...toServer(event),
    from: 'browser',
    label: 'sign in and consent',
    note: 'between user and server',
    isDashed: true,
  };
  return [go, talk];
}

function comingBack(event: Kind<'came-back'>): SequenceMessage {
  const names = event.answer.parameters.map(([name]) => name);
  const main = ['code', 'error'].find((name) => names.includes(name));
  const label = main === undefined ? 'came back' : `came back with ${main}`;
  const isFine = event.problem === null;
  const note = event.problem === null ? marksOf(event.checks) : describeFailure(event.problem);
  return { ...toClient(event), from: 'browser', label, note, tone: isFine ? 'good' : 'bad' };
}

function sending(event: Kind<'sent'>): SequenceMessage {
  const { method, url } = event.request;
  const names = namesIn(event.request);
  const note = event.transport === 'relay' ? `${names} · by the relay` : names;
  return { ...toServer(event), label: `${method} ${pathOf(url)}`, note };
}

function answering(event: Kind<'answered'>): SequenceMessage {
  const { status, statusText } = event.response;
  const label = `${status} ${statusText.slice(0, 40)}`.trim();
  const isFine = event.problem === null;
  const note = event.problem === null ? gotFrom(event.response) : describeFailure(event.problem);
  return { ...toClient(event), label, note, tone: isFine ? 'good' : 'bad' };
}

function refusing(event: Kind<'refused'>): SequenceMessage {
  const label = 'no answer that the page may read';
  const note = describeFailure(event.problem);
  return { ...toClient(event), label, note, tone: 'bad', isDashed: true };
}

function performing(event: Kind<'performed'>): SequenceMessage {
  const isFine = event.problem === null;
  const note = event.problem === null ? '' : describeFailure(event.problem);
  const label = event.output === null ? 'checked here' : `made here: ${event.output.label}`;
  return { ...toServer(event), to: 'client', label, note, tone: isFine ? 'plain' : 'bad' };
}

function gotFrom(response: HttpResponse): string {
  try {
    const parsed: unknown = JSON.parse(response.body);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return '';
    return few(Object.keys(parsed));
  } catch {
    return '';
  }
}

function marksOf(checks: readonly Check[]): string {
  return checks
    .filter((check) => check.id === 'state' || check.id === 'iss')
    .map((check) => `${check.id} ${marks[check.outcome]}`)
    .join('  ');
}

const marks = { passed: '✓', failed: '✕', warned: '!', skipped: '–' } as const;

function namesIn(request: HttpRequest): string {
  const query = [...new URL(request.url).searchParams.keys()];
  const body =
    typeof request.body === 'string' ? [...new URLSearchParams(request.body).keys()] : [];
  const names = [...query, ...body].filter((name) => toldOf.has(name));
  const authorization = request.headers.find(([name]) => name.toLowerCase() === 'authorization');
  const scheme = authorization?.[1].split(' ', 1)[0] ?? null;
  return few(scheme === null ? names : [...names, `${scheme} …`]);
}

function few(names: readonly string[]): string {
  const shown = names
    .slice(0, 4)
    .map((name) => (name.length > 24 ? `${name.slice(0, 23)}…` : name));
  return names.length > 4 ? `${shown.join(', ')}, …` : shown.join(', ');
}

/** The last parts of a path, since the first ones only say which server it is. */
function pathOf(url: string): string {
  const parts = new URL(url).pathname.split('/').filter((part) => part !== '');
  const last = parts.slice(-1)[0] ?? '';
  return `/${last.length > 28 ? `${last.slice(0, 27)}…` : last}`;
}
