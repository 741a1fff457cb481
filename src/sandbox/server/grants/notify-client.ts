import { present } from '#sandbox/server/check.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { grantOfPoll, readPoll, spendPoll } from './polls.ts';
import type { ClientNotification, PollRecord } from './records.ts';
import { startFamily } from './start-family.ts';
import { givesRefreshToken, issueUserTokens } from './user-grant.ts';

/**
 * Tells a client that its user has decided: that it may ask now (ping), or what came of it (push). A
 * client that does not take it in is not told again; the log has it.
 * @see CIBA Core 1.0 §10.2, §10.3, §12
 */
export async function notifyClient(scene: Scene, key: string): Promise<void> {
  const poll = await readPoll(scene, key);
  const notification = poll?.notification;
  if (poll === null || notification === undefined) return;
  const { mode, endpoint, token, authReqId } = notification;
  const said = mode === 'ping' ? {} : await decisionOf(scene, key, { poll, notification });
  const sent = await present(
    scene.dependencies.send,
    'a way to call clients',
  )({
    origin: scene.url.origin,
    url: endpoint,
    headers: [
      ['Authorization', `Bearer ${token}`],
      ['Content-Type', 'application/json'],
    ],
    body: JSON.stringify({ auth_req_id: authReqId, ...said }),
  });
  // §10.2: the client answers with 204; 200 is taken too.
  const hasTakenIn = sent.arrived && (sent.status === 204 || sent.status === 200);
  scene.trail.checks.push({
    name: `notify-by-${mode}`,
    spec: `CIBA Core 1.0 §${mode === 'ping' ? '10.2' : '10.3'}`,
    outcome: hasTakenIn ? 'passed' : 'failed',
    detail: sent.arrived ? `answered with ${sent.status}` : sent.reason,
  });
}

interface Decided {
  readonly poll: PollRecord;
  readonly notification: ClientNotification;
}

/** @see CIBA Core 1.0 §10.3.1 and §12 */
async function decisionOf(scene: Scene, key: string, { poll, notification }: Decided) {
  const { clients } = scene.definition;
  const client = clients.find(({ client_id }) => client_id === poll.clientId);
  const isMeant = poll.decision === 'allowed' && client !== undefined;
  if (!isMeant || !(await spendPoll(scene, key))) {
    return { error: 'access_denied', error_description: 'The user denied it.' };
  }
  const grant = grantOfPoll(poll);
  return issueUserTokens(scene, {
    ...{ client, scope: grant.scope, nonce: null },
    family: await startFamily(scene, grant),
    withRefreshToken: givesRefreshToken(client, grant),
    authReqId: notification.authReqId,
  });
}
