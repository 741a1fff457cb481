import type { ServerMetadata } from '#protocol/model/server-metadata.ts';

/** The names that a member of the metadata lists; null where it lists none. @see RFC 8414 §2 */
export function supportedNames(
  metadata: ServerMetadata | null,
  member: string,
): readonly string[] | null {
  const value = metadata?.[member];
  if (!Array.isArray(value)) return null;
  const names = value.filter((name): name is string => typeof name === 'string');
  return names.length === 0 ? null : names;
}
