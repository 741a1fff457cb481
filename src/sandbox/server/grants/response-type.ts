/** What an answer of the authorization endpoint can hold. @see OAuth 2.0 Multiple Response Types §3 */
const responseParts = ['code', 'id_token', 'token'] as const;

/** One part of such an answer. */
export type ResponsePart = (typeof responseParts)[number];

/** Types whose answers bring tokens by the browser. @see RFC 6749 §4.2, OpenID Connect Core 1.0 §3.2 and §3.3 */
export const frontResponseTypes: readonly string[] = [
  ...['token', 'id_token', 'id_token token'],
  ...['code id_token', 'code token', 'code id_token token'],
];

/**
 * Reads `response_type`, whose words may come in any order; null where it is none that we know.
 * @see RFC 6749 §3.1.1, OAuth 2.0 Multiple Response Types §3 and §5
 */
export function readResponseType(text: string | null): readonly ResponsePart[] | null {
  const words = (text ?? '').split(' ');
  const parts = responseParts.filter((part) => words.includes(part));
  return parts.length === words.length ? parts : null;
}

/** Whether a request asks for one of these in the answer itself. */
export function asksFor(type: string | null, ...parts: readonly ResponsePart[]): boolean {
  return readResponseType(type)?.some((part) => parts.includes(part)) ?? false;
}
