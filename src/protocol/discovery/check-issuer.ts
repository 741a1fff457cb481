import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { isLoopbackHost } from '#protocol/http/is-loopback-host.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import type { DiscoveryProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';
import type { ExpectedIssuer } from './discovery-addresses.ts';

/** Checks and the first problem among them. */
export interface MetadataJudgement {
  readonly checks: readonly Check[];
  readonly problem: DiscoveryProblem | null;
}

/**
 * The issuer in metadata is the one that was asked for, character by character, and uses TLS.
 * @see RFC 8414 §2, §3.3
 */
export function checkIssuer(
  members: JsonMembers,
  expected: ExpectedIssuer | null,
): MetadataJudgement {
  const issuer = members['issuer'];
  if (typeof issuer !== 'string' || issuer === '') {
    const say = checkAbout('issuer', rfc(8414, '2'));
    return {
      checks: [say.failed('The metadata names no issuer')],
      problem: {
        code: 'metadata_issuer_missing',
        spec: rfc(8414, '2'),
        expected: expected?.issuer ?? '',
      },
    };
  }
  const equality = compareIssuer(issuer, expected);
  const security = checkScheme(issuer);
  return {
    checks: [...equality.checks, ...security.checks],
    problem: equality.problem ?? security.problem,
  };
}

function compareIssuer(received: string, expected: ExpectedIssuer | null): MetadataJudgement {
  const spec = rfc(8414, '3.3');
  const say = checkAbout('issuer', spec);
  if (expected === null) {
    return { checks: [say.skipped('No issuer was asked for', received)], problem: null };
  }
  const isSameButSlash = withoutSlash(received) === withoutSlash(expected.issuer);
  if (received === expected.issuer || (isSameButSlash && !expected.isTyped)) {
    return { checks: [say.passed('The issuer is the one asked for', received)], problem: null };
  }
  if (isTemplateOf(received, expected.issuer)) {
    const title = 'The issuer is a template: tokens name it with the tenant put in';
    return { checks: [say.warned(title, received)], problem: null };
  }
  const evidence = `asked for ${expected.issuer}, answered ${received}`;
  const values = { spec, expected: expected.issuer, received };
  if (isSameButSlash) {
    return {
      checks: [say.failed('The issuer differs by a slash at the end', evidence)],
      problem: { code: 'metadata_issuer_slash', ...values },
    };
  }
  return {
    checks: [say.failed('The issuer is another one', evidence)],
    problem: { code: 'metadata_issuer_mismatch', ...values },
  };
}

// Servers with many tenants answer for all of them at once with `{tenantid}` in the issuer.
function isTemplateOf(received: string, asked: string): boolean {
  if (!/\{\w+\}/.test(received)) return false;
  const parts = received.split('/');
  const wanted = asked.split('/');
  return (
    parts.length === wanted.length &&
    parts.every((part, at) => part === wanted[at] || /^\{\w+\}$/.test(part))
  );
}

function withoutSlash(issuer: string): string {
  return issuer.replace(/\/$/, '');
}

function checkScheme(issuer: string): MetadataJudgement {
  const spec = rfc(8414, '2');
  const say = checkAbout('issuer.https', spec);
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (url?.protocol === 'https:') {
    return { checks: [say.passed('The issuer uses https')], problem: null };
  }
  if (url?.protocol === 'http:' && isLoopbackHost(url.hostname)) {
    return { checks: [say.warned('The issuer uses http, on this machine')], problem: null };
  }
  return {
    checks: [say.failed('The issuer does not use https', issuer)],
    problem: { code: 'metadata_insecure', spec, issuer },
  };
}
