import { equalsInConstantTime, sha256 } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import type { RegisteredClient } from './registered-clients.ts';

/** A request to read, change or delete a registration. */
export interface ManagementRequest {
  readonly scene: Scene;
  /** Null where none was sent as Bearer. */
  readonly token: string | null;
  /** The registration that the address names; null where there is none. */
  readonly registered: RegisteredClient | null;
  readonly isTokenRight: boolean;
}

/** Reads who asks for which registration; nothing is judged yet. @see RFC 7592 §2 */
export async function readManagement(scene: Scene): Promise<ManagementRequest> {
  const clientId = scene.url.pathname.split('/').at(-1) ?? '';
  scene.trail.clientId = clientId;
  const header = /^bearer +(.+)$/i.exec(scene.request.headers.get('Authorization') ?? '');
  const token = header?.[1]?.trim() ?? null;
  const registered = scene.registered.find((one) => one.clientId === clientId) ?? null;
  const hash = token === null ? '' : await sha256(token);
  return {
    ...{ scene, token, registered },
    isTokenRight: equalsInConstantTime(hash, registered?.tokenHash ?? '-'),
  };
}
