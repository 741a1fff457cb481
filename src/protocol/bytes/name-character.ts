/** A character for people: itself where it can be seen, and its code point. @see RFC 8259 §7 */
export function nameCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (character === ' ') return 'a space';
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `“${character}” (${point})` : point;
}
