import { sha256 } from '#sandbox/server/http/encoding.ts';
import type { ClientRequest } from './client-request.ts';
import type { CodeRecord, FamilyRecord, RefreshRecord } from './records.ts';

/** A code that is handed in. */
export interface CodeRedemption extends ClientRequest {
  /** What it is stored as; null where none was sent. */
  readonly key: string | null;
  readonly code: CodeRecord | null;
  readonly family: FamilyRecord | null;
}

/** A refresh token that is handed in. */
export interface RefreshRedemption extends ClientRequest {
  readonly key: string | null;
  readonly refresh: RefreshRecord | null;
  readonly family: FamilyRecord | null;
}

/** Looks up a code. @see RFC 6749 §4.1.3 */
export async function readCode(request: ClientRequest): Promise<CodeRedemption> {
  const { scene, form } = request;
  const { store } = scene.dependencies;
  const sent = form.parameters.get('code');
  const key = sent === null ? null : await sha256(sent);
  const code = key && (await store.read({ sandbox: scene.sandboxId, kind: 'code', key }));
  return { ...request, key, code: code || null, family: await readFamily(request, code || null) };
}

/** Looks up a refresh token. @see RFC 6749 §6 */
export async function readRefresh(request: ClientRequest): Promise<RefreshRedemption> {
  const { scene, form } = request;
  const { store } = scene.dependencies;
  const sent = form.parameters.get('refresh_token');
  const key = sent === null ? null : await sha256(sent);
  const refresh = key && (await store.read({ sandbox: scene.sandboxId, kind: 'refresh', key }));
  const family = await readFamily(request, refresh || null);
  return { ...request, key, refresh: refresh || null, family };
}

async function readFamily(
  { scene }: ClientRequest,
  record: CodeRecord | RefreshRecord | null,
): Promise<FamilyRecord | null> {
  if (record === null) return null;
  const { dependencies, sandboxId: sandbox } = scene;
  return dependencies.store.read({ sandbox, kind: 'family', key: record.family });
}
