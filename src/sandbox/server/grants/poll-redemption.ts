import { sha256 } from '#sandbox/server/http/encoding.ts';
import type { ClientRequest } from './client-request.ts';
import { grantOfPoll, readPoll } from './polls.ts';
import type { FamilyRecord, PollRecord } from './records.ts';

/** A client asks whether its user has decided. @see RFC 8628 §3.4, CIBA Core 1.0 §10.1 */
export interface PollRedemption extends ClientRequest {
  readonly parameter: 'device_code' | 'auth_req_id';
  /** What it is stored as; null where none was sent. */
  readonly key: string | null;
  /** Null where it is unknown, or of the other way. */
  readonly poll: PollRecord | null;
  /** What is granted with it, of no authorization yet. */
  readonly family: FamilyRecord | null;
}

/** Looks up what a client waits for. */
export async function readPollRedemption(
  request: ClientRequest,
  parameter: PollRedemption['parameter'],
): Promise<PollRedemption> {
  const sent = request.form.parameters.get(parameter);
  const key = sent === null ? null : await sha256(sent);
  const found = key === null ? null : await readPoll(request.scene, key);
  const way = parameter === 'device_code' ? 'device' : 'ciba';
  const poll = found?.way === way ? found : null;
  const family = poll && { family: null, removeAt: poll.removeAt, grant: grantOfPoll(poll) };
  return { ...request, parameter, key, poll, family };
}
