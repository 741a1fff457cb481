import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { isLoopbackHost } from '#protocol/http/is-loopback-host.ts';
import { rfc } from '#protocol/spec.ts';
import type { ResourcePlan } from './resource-metadata-address.ts';
import type { ResourceMetadataProblem } from './resource-metadata-problem.ts';

/** Checks and what stands in the way, if anything. */
export interface IdentifierJudgement {
  readonly checks: readonly Check[];
  readonly problem: ResourceMetadataProblem | null;
}

type Expected = Pick<ResourcePlan, 'resource' | 'isTyped'>;

/**
 * `resource` is the identifier that was asked for, character by character, and an address that
 * identifiers may be.
 * @see RFC 9728 §1.2, §2, §3.3
 */
export function checkResourceIdentifier(
  resource: unknown,
  expected: Expected,
): IdentifierJudgement {
  if (typeof resource !== 'string' || resource === '') {
    const spec = rfc(9728, '2');
    return {
      checks: [checkAbout('resource', spec).failed('The metadata does not say whose it is')],
      problem: { code: 'resource_missing', spec, expected: expected.resource },
    };
  }
  const spec = rfc(9728, '3.3');
  const say = checkAbout('resource', spec);
  const form = checkForm(resource);
  if (isSame(resource, expected)) {
    const same = say.passed('The resource is the one asked for', resource);
    return { checks: [same, form], problem: null };
  }
  const values = { expected: expected.resource, received: resource };
  const evidence = `asked for ${values.expected}, answered ${resource}`;
  return {
    checks: [say.failed('The metadata is that of another resource', evidence), form],
    problem: { code: 'resource_mismatch', spec, ...values },
  };
}

function isSame(received: string, { resource, isTyped }: Expected): boolean {
  if (received === resource) return true;
  return !isTyped && received.replace(/\/$/, '') === resource.replace(/\/$/, '');
}

function checkForm(resource: string): Check {
  const say = checkAbout('resource.form', rfc(9728, '1.2'));
  const url = URL.canParse(resource) ? new URL(resource) : null;
  if (url === null) return say.failed('The resource is not a web address', resource);
  if (resource.includes('#')) return say.failed('The resource has a fragment', resource);
  if (url.protocol !== 'https:') {
    return url.protocol === 'http:' && isLoopbackHost(url.hostname)
      ? say.warned('The resource uses http, on this machine')
      : say.failed('The resource does not use https', resource);
  }
  return url.search === ''
    ? say.passed('The resource uses https and has no fragment')
    : say.warned('The resource has a query, which is best left out', resource);
}
