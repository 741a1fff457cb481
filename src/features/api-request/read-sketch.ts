import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import { noCredential } from '#protocol/api-call/call-draft.ts';
import { asRows, draftFromRequest } from '#protocol/api-call/draft-from-request.ts';
import type { HeaderPair } from '#protocol/http/message.ts';
import type { CallSketch } from '#workspace/calls/sample-calls.ts';

/**
 * The call that another page handed over with the navigation, as `{ draft: CallSketch }`; null where
 * there is none. What has another shape is left out.
 */
export function readSketch(state: unknown): CallSketch | null {
  const draft = memberOf(state, 'draft');
  if (typeof draft !== 'object' || draft === null) return null;
  const text = (name: string) => {
    const value = memberOf(draft, name);
    return typeof value === 'string' ? { [name]: value } : {};
  };
  const headers = memberOf(draft, 'headers');
  const transport = memberOf(draft, 'transport');
  return {
    ...text('method'),
    ...text('url'),
    ...text('body'),
    ...text('runId'),
    ...(Array.isArray(headers) ? { headers: headers.filter(isPair) } : {}),
    ...(transport === 'direct' || transport === 'relay' ? { transport } : {}),
  };
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function isPair(value: unknown): value is HeaderPair {
  return (
    Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string')
  );
}

/** The draft that a sketch stands for; what it leaves out stays as in `base`. */
export function draftOfSketch(sketch: CallSketch, base: CallDraft): CallDraft {
  const { method = base.method, url = base.url, runId = null } = sketch;
  const transport = sketch.transport ?? base.transport;
  const headers = sketch.headers === undefined ? null : asRows(sketch.headers);
  const body = sketch.body ?? null;
  const written: CallDraft = { ...base, method, url, transport, headers: headers ?? base.headers };
  const whole =
    body === null
      ? { ...written, body: { ...base.body, kind: 'none' as const } }
      : draftFromRequest({ method, url, headers: sketch.headers ?? [], body }, written);
  if (runId === null) return { ...whole, credential: whole.credential ?? noCredential };
  return { ...whole, credential: { ...whole.credential, kind: 'run', runId } };
}
