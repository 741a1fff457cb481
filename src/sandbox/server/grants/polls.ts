import { randomText, sha256 } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { noClaims } from './claims-parameter.ts';
import type { Authentication, ClientNotification, Grant, PollRecord } from './records.ts';

/** How long a client that asked too soon has to wait longer. @see RFC 8628 §3.5 */
const slowDownSeconds = 5;

/** What is written down while a client waits for its user. */
export type PollStart = Pick<
  PollRecord,
  | 'way'
  | 'clientId'
  | 'scope'
  | 'userCode'
  | 'bindingMessage'
  | 'expectedSub'
  | 'loginHint'
  | 'resources'
  | 'authorizationDetails'
> & { readonly notify?: Omit<ClientNotification, 'authReqId'> | null };

/** A client that begins to wait. */
export interface StartedPoll {
  /** What the client asks with: `device_code` or `auth_req_id`. */
  readonly handle: string;
  readonly key: string;
  readonly lifetimeSeconds: number;
}

/** Writes down what a client waits for. @see RFC 8628 §3.2, CIBA Core 1.0 §7.3 */
export async function startPoll(
  scene: Scene,
  { notify = null, ...start }: PollStart,
  lifetimeSeconds: number,
): Promise<StartedPoll> {
  const { dependencies, definition, sandboxId, now } = scene;
  const handle = randomText(dependencies.random);
  const key = await sha256(handle);
  const endsAt = now + lifetimeSeconds * 1000;
  const record: PollRecord = {
    ...start,
    ...{ family: null, endsAt, askedAt: now, polledAt: null, isSpent: false },
    ...{ decision: 'open', authentication: null, removeAt: endsAt + 3600 * 1000 },
    intervalSeconds: definition.policy.pollIntervalSeconds,
    // Only who is to be told needs it as it is; asking is known by its hash.
    ...(notify !== null && { notification: { ...notify, authReqId: handle } }),
  };
  await dependencies.store.update({ sandbox: sandboxId, kind: 'poll', key }, () => ({
    record,
    result: null,
  }));
  return { handle, key, lifetimeSeconds };
}

/** Finds what a client waits for. */
export function readPoll({ dependencies, sandboxId }: Scene, key: string) {
  return dependencies.store.read({ sandbox: sandboxId, kind: 'poll', key });
}

/** Notes that the client asked; false, and a longer interval, where it was too soon. @see RFC 8628 §3.5 */
export function notePoll(scene: Scene, key: string): Promise<boolean> {
  const { dependencies, sandboxId, now } = scene;
  const address = { sandbox: sandboxId, kind: 'poll', key } as const;
  return dependencies.store.update(address, (record) => {
    if (record === null) return { record, result: true };
    const { polledAt, intervalSeconds } = record;
    const isInTime = polledAt === null || now - polledAt >= intervalSeconds * 1000;
    const interval = isInTime ? intervalSeconds : intervalSeconds + slowDownSeconds;
    return {
      record: { ...record, polledAt: now, intervalSeconds: interval },
      result: isInTime,
    };
  });
}

/** What a user who allows it grants. */
export function grantOfPoll(poll: PollRecord): Grant {
  const { clientId, scope, authentication, resources = [], authorizationDetails = [] } = poll;
  return {
    ...{ clientId, scope, authentication, resources, authorizationDetails },
    ...{ nonce: null, claims: noClaims },
  };
}

/** What the user decided. */
export type PollDecision = Authentication | 'denied';

/** Writes down what the user decided; false where it is too late, or was decided before. */
export function decidePoll(scene: Scene, key: string, decision: PollDecision): Promise<boolean> {
  const { dependencies, sandboxId, now } = scene;
  const address = { sandbox: sandboxId, kind: 'poll', key } as const;
  return dependencies.store.update(address, (record) => {
    if (record?.decision !== 'open' || record.endsAt <= now) return { record, result: false };
    const decided: PollRecord =
      decision === 'denied'
        ? { ...record, decision }
        : { ...record, decision: 'allowed', authentication: decision };
    return { record: decided, result: true };
  });
}

/** Ends the wait with tokens; false where somebody was faster. */
export function spendPoll(scene: Scene, key: string): Promise<boolean> {
  const address = { sandbox: scene.sandboxId, kind: 'poll', key } as const;
  return scene.dependencies.store.update(address, (record) => ({
    record: record === null ? null : { ...record, isSpent: true },
    result: record?.isSpent === false,
  }));
}
