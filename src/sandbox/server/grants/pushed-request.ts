import { randomText, sha256 } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import type { PushedRecord } from './records.ts';

/** What every `request_uri` of ours begins with. @see RFC 9126 §2.2 */
const requestUriPrefix = 'urn:ietf:params:oauth:request_uri:';

/** A pushed request that is asked for again. */
export interface FoundPushed {
  readonly key: string;
  readonly record: PushedRecord;
}

/** Whether a `request_uri` has the shape of ours. */
export function isOwnRequestUri(requestUri: string): boolean {
  return requestUri.startsWith(requestUriPrefix);
}

/** Looks up what a client has pushed; null where there is nothing under that address. */
export async function findPushed(scene: Scene, requestUri: string): Promise<FoundPushed | null> {
  if (!isOwnRequestUri(requestUri)) return null;
  const key = await sha256(requestUri);
  const address = { sandbox: scene.sandboxId, kind: 'pushed', key } as const;
  const record = await scene.dependencies.store.read(address);
  return record === null ? null : { key, record };
}

/** What a client pushes. */
export type PushedParameters = Pick<PushedRecord, 'clientId' | 'parameters'>;

/** Keeps a request that was found good; gives its address. @see RFC 9126 §2.2 */
export async function keepPushed(scene: Scene, pushed: PushedParameters): Promise<string> {
  const { dependencies, definition, sandboxId: sandbox, now } = scene;
  const requestUri = requestUriPrefix + randomText(dependencies.random);
  const endsAt = now + definition.policy.requestUriLifetimeSeconds * 1000;
  const record = { ...pushed, endsAt, isSpent: false, family: null };
  const address = { sandbox, kind: 'pushed', key: await sha256(requestUri) } as const;
  await dependencies.store.update(address, () => ({
    record: { ...record, removeAt: endsAt + 3600 * 1000 },
    result: null,
  }));
  return requestUri;
}
