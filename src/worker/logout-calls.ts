import { keptCallsKey } from '#sandbox/contract/kept-by-worker.ts';
import { logoutCallLifetimeSeconds, logoutCallLimit } from '#sandbox/contract/logout-addresses.ts';
import { logoutCallsSchema, type LogoutCall } from '#sandbox/contract/logout-calls.ts';
import { keep, kept } from './keep.ts';

/** Keeps the logout token of a form; false where there is none, or more. @see Back-Channel Logout 1.0 §2.5 */
export async function keepLogoutToken(form: string): Promise<boolean> {
  const [token, ...more] = new URLSearchParams(form).getAll('logout_token');
  if (token === undefined || token === '' || more.length > 0) return false;
  const calls = [...(await recent()), { kind: 'back-channel', at: Date.now(), token }];
  await keep(keptCallsKey, JSON.stringify({ calls: calls.slice(-logoutCallLimit) }));
  return true;
}

/** What this worker's sandboxes posted to this app in the last minutes. */
export async function answerLogoutCalls(): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  return Response.json({ calls: await recent() }, { headers });
}

async function recent(): Promise<readonly LogoutCall[]> {
  const text = await kept(keptCallsKey);
  if (text === null) return [];
  const since = Date.now() - logoutCallLifetimeSeconds * 1000;
  const { calls } = logoutCallsSchema.parse(JSON.parse(text));
  return calls.filter(({ at }) => at > since);
}
