import { readTypedAddress } from '#protocol/discovery/read-typed-address.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { ResourceMetadataProblem } from './resource-metadata-problem.ts';

/** Where an API describes itself, and the name that it must have there. */
export interface ResourcePlan {
  /** The resource identifier, character by character; its metadata must repeat it. RFC 9728 §3.3. */
  readonly resource: string;
  readonly url: string;
  /** False where a metadata URL was given, which does not tell about a last slash. */
  readonly isTyped: boolean;
}

const inserted = '/.well-known/oauth-protected-resource';

/**
 * The address of an API's metadata: the well-known path comes between the host and what follows it,
 * query and all. An address that has it already is taken as it is.
 * @see RFC 9728 §1.2, §3.1
 */
export function resourceMetadataAddress(
  text: string,
): Result<ResourcePlan, ResourceMetadataProblem> {
  const typed = readTypedAddress(text);
  if (typed === null)
    return fail({ code: 'resource_text_unreadable', spec: rfc(9728, '1.2'), text });
  const { origin, pathname, search, href } = typed.url;
  if (pathname === inserted || pathname.startsWith(`${inserted}/`)) {
    const resource = `${origin}${pathname.slice(inserted.length)}${search}`;
    return ok({ resource, url: href, isTyped: false });
  }
  // RFC 9728 §3.1: a slash right after the host goes before the insertion.
  const path = pathname === '/' ? '' : pathname;
  const hasSlash = /^[^?]*\/\/[^/?]+\//.test(typed.text);
  const resource = path === '' && !hasSlash ? `${origin}${search}` : href;
  return ok({ resource, url: `${origin}${inserted}${path}${search}`, isTyped: true });
}
