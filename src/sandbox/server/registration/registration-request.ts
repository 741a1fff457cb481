import { registrationLimitBytes } from '#sandbox/contract/definition.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import { describeServer } from '#sandbox/server/endpoints/metadata.ts';
import { mediaType, readBody } from '#sandbox/server/http/parameters.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { parseObject } from './client-document.ts';
import { readClientMetadata, type ClientMetadata, type ReadMetadata } from './client-metadata.ts';
import type { RegisteredClient } from './registered-clients.ts';

/** A client's description of itself, as it came; nothing is judged yet. */
export interface RegistrationRequest {
  readonly scene: Scene;
  readonly contentType: string | null;
  /** Null where the body is no JSON object, or longer than is taken. */
  readonly members: Readonly<Record<string, unknown>> | null;
  readonly read: ReadMetadata;
  /** What the server says that it can do. */
  readonly server: ServerMetadata;
  /** The registration that is to change; null: a new one. */
  readonly current: RegisteredClient | null;
}

/** Reads a description. @see RFC 7591 §3.1, RFC 7592 §2.2 */
export async function readRegistration(
  scene: Scene,
  current: RegisteredClient | null,
): Promise<RegistrationRequest> {
  const { request } = scene;
  const body = await readBody(request, registrationLimitBytes);
  const members = body === null ? null : parseObject(body);
  return {
    ...{ scene, members, current, contentType: mediaType(request) },
    read: readClientMetadata(members ?? {}),
    server: describeServer(scene),
  };
}

/** What the client asks to be registered as, once its members have been judged. */
export function metadataOf({ read }: RegistrationRequest): ClientMetadata {
  // A check before has refused what could not be read; without it there is nothing to judge.
  return read.metadata ?? {};
}
