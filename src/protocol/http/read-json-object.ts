import { isMembers, type JsonMembers } from './read-body.ts';

/** A text as a JSON object; null where it is none. @see RFC 8259 §4 */
export function readJsonObject(text: string): JsonMembers | null {
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value) ? value : null;
  } catch {
    return null;
  }
}
