import type { DocumentOutcome } from '#sandbox/server/ports.ts';
import type { Scene } from '#sandbox/server/scene.ts';

/** A client whose id is an address, and what was found there; nothing is judged yet. */
export interface ClientDocument {
  readonly scene: Scene;
  readonly clientId: string;
  /** Null before it was asked for. */
  readonly outcome: DocumentOutcome | null;
  /** Null where no JSON object was found. */
  readonly members: Readonly<Record<string, unknown>> | null;
}

/** Names that a machine has for itself. @see RFC 8252 §7.3 and §8.3 */
export const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Gets the document of a client from the host. @see Client ID Metadata Document §5 */
export async function readClientDocument(scene: Scene, clientId: string): Promise<ClientDocument> {
  const { fetchDocument } = scene.dependencies;
  const none = { arrived: false, reason: 'This host gets no documents.' } as const;
  const outcome = fetchDocument === undefined ? none : await fetchDocument(clientId);
  return { scene, clientId, outcome, members: outcome.arrived ? parseObject(outcome.body) : null };
}

/** Reads a text as a JSON object; null where it is none. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
    return parsed as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}

/** The longest that a document is taken as it was read, and what holds where it does not say. */
const longestSeconds = 3600;
const usualSeconds = 300;

/** How long it may be used without being read again. @see Client ID Metadata Document §5.2, RFC 9111 §5.2.2 */
export function freshSeconds(cacheControl: string | null): number {
  const said = cacheControl ?? '';
  if (/\bno-(?:store|cache)\b/i.test(said)) return 0;
  const seconds = /\bmax-age=(\d+)/i.exec(said)?.[1];
  return seconds === undefined ? usualSeconds : Math.min(Number(seconds), longestSeconds);
}
