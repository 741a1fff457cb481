/** Why a text is no SD-JWT at all; everything else is said by checks. @see RFC 9901 §4, §8 */
export type SdJwtProblem =
  | { readonly code: 'sd_jwt_empty' }
  /** A JWT and nothing behind it: what follows an SD-JWT's first part begins with a tilde. */
  | { readonly code: 'sd_jwt_no_tilde' }
  | { readonly code: 'sd_jwt_not_jwt'; readonly dots: number }
  | { readonly code: 'sd_jwt_json_syntax' }
  | { readonly code: 'sd_jwt_json_shape'; readonly missing: string }
  | { readonly code: 'sd_jwt_too_many'; readonly limit: number };

/** The sentence for each problem: what the text is, and what is needed instead. */
export function explainSdJwtProblem(problem: SdJwtProblem): string {
  switch (problem.code) {
    case 'sd_jwt_empty':
      return 'Paste an SD-JWT.';
    case 'sd_jwt_no_tilde':
      return 'This is a JWT without disclosures: an SD-JWT goes on with a tilde (~) after its signature, even where it discloses nothing.';
    case 'sd_jwt_not_jwt':
      return `Before the first tilde there has to be a signed JWT with two dots; there ${problem.dots === 1 ? 'is 1' : `are ${problem.dots}`}.`;
    case 'sd_jwt_json_syntax':
      return 'This begins like JSON, but is not JSON: copied in part?';
    case 'sd_jwt_json_shape':
      return `This JSON is no signed token: the member “${problem.missing}” is missing or has the wrong type.`;
    case 'sd_jwt_too_many':
      return `There are more than ${problem.limit.toLocaleString('en')} disclosures: nobody issues so many, so none were looked at.`;
  }
}
