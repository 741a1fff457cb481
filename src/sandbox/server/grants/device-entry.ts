import { readForm, toParameters, type Form } from '#sandbox/server/http/parameters.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { readPoll } from './polls.ts';
import type { PollRecord } from './records.ts';
import { readUserCode } from './user-code.ts';

/** A code that a person typed. */
export interface DeviceEntry {
  readonly scene: Scene;
  /** What was sent; null where the page was only opened. */
  readonly form: Form | null;
  /** As it was typed, or as the link had it. */
  readonly typed: string | null;
  readonly key: string | null;
  readonly poll: PollRecord | null;
}

/** Looks up what a typed code is for. @see RFC 8628 §3.3 and §3.3.1 */
export async function readDeviceEntry(scene: Scene): Promise<DeviceEntry> {
  const form = scene.request.method === 'POST' ? await readForm(scene.request) : null;
  const { get } = form?.parameters ?? toParameters(scene.url.searchParams);
  const typed = get('user_code');
  const nothing = { scene, form, typed, key: null, poll: null };
  if (form === null || typed === null) return nothing;
  const { store } = scene.dependencies;
  const address = { sandbox: scene.sandboxId, kind: 'userCode', key: readUserCode(typed) } as const;
  const found = await store.read(address);
  if (found === null) return nothing;
  const poll = await readPoll(scene, found.poll);
  scene.trail.clientId = poll?.clientId ?? null;
  return { ...nothing, key: found.poll, poll };
}
