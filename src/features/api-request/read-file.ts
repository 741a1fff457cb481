import type { CallFile } from '#protocol/api-call/call-draft.ts';

/** What a page keeps with a call; a larger file goes with the generated code. */
export const fileLimitBytes = 5 * 1024 * 1024;

/** A file's name, type and bytes; null where it is too large, or cannot be read. */
export async function readFile(file: File): Promise<CallFile | null> {
  if (file.size > fileLimitBytes) return null;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { name: file.name, type: file.type, bytes };
  } catch {
    return null;
  }
}
