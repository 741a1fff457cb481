import type { SpecRef } from '#protocol/spec.ts';

/** What can be wrong with what an API says of itself. @see RFC 9728 */
export type ResourceMetadataProblem =
  | { readonly code: 'resource_text_unreadable'; readonly spec: SpecRef; readonly text: string }
  | {
      readonly code: 'resource_metadata_not_found';
      readonly spec: SpecRef;
      readonly tried: readonly string[];
      /** What the API itself answered to a request without a token; null where it was not asked. */
      readonly apiStatus: number | null;
      /** True where a challenge may have been there, and the page was not let see it. */
      readonly isHiddenByCors: boolean;
    }
  | { readonly code: 'resource_missing'; readonly spec: SpecRef; readonly expected: string }
  | {
      readonly code: 'resource_mismatch';
      readonly spec: SpecRef;
      readonly expected: string;
      readonly received: string;
    }
  | { readonly code: 'authorization_servers_missing'; readonly spec: SpecRef };
