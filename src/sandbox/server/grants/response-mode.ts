/** How an answer travels, bare or as a JWT. @see OAuth 2.0 Multiple Response Types §2.1, JARM §2.3 */
export type ResponseMode =
  'query' | 'fragment' | 'form_post' | 'query.jwt' | 'fragment.jwt' | 'form_post.jwt';

const bareModes = ['query', 'fragment', 'form_post'] as const;

/** What can be asked for by `response_mode`; `jwt` stands for the default of the response type. */
export const responseModes: readonly string[] = [
  ...bareModes,
  ...['query.jwt', 'fragment.jwt', 'form_post.jwt', 'jwt'],
];

/** How an answer travels where nothing else is said. @see OAuth 2.0 Multiple Response Types §5 */
export function defaultMode(type: string | null): 'query' | 'fragment' {
  return /\b(?:token|id_token)\b/.test(type ?? '') ? 'fragment' : 'query';
}

/**
 * Reads `response_mode`; null where it is one that we do not know, or would put tokens into a query.
 * @see OAuth 2.0 Multiple Response Types §5, JARM §2.3.4
 */
export function readResponseMode(mode: string | null, type: string | null): ResponseMode | null {
  const byDefault = defaultMode(type);
  if (mode === null) return byDefault;
  if (mode === 'query' && byDefault === 'fragment') return null;
  if (mode === 'jwt') return `${byDefault}.jwt`;
  return (
    bareModes.flatMap((bare) => [bare, `${bare}.jwt`] as const).find((one) => one === mode) ?? null
  );
}

/** Whether the answer is a JWT. @see JARM §2.3 */
export function isJwtMode(mode: ResponseMode): boolean {
  return mode.endsWith('.jwt');
}

/** The way that the answer takes, whatever it is. */
export function deliveryOf(mode: ResponseMode): (typeof bareModes)[number] {
  return bareModes.find((bare) => mode === bare || mode === `${bare}.jwt`) ?? 'query';
}
