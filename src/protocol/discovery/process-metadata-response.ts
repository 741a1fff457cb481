import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { checkJsonAnswer } from '#protocol/http/check-json-answer.ts';
import type { Exchange } from '#protocol/http/message.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { DiscoveryProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';
import { checkIssuer } from './check-issuer.ts';
import { checkMetadataMembers } from './check-metadata-members.ts';
import type { ExpectedIssuer } from './discovery-addresses.ts';
import { readMetadataMembers } from './read-metadata-members.ts';

/** The judgement on metadata. */
export type ProcessedMetadata = Processed<ServerMetadata, DiscoveryProblem>;

/**
 * Judges the answer of a metadata address.
 * @see RFC 8414 §3.2, §3.3; OpenID Connect Discovery 1.0 §4.2, §4.3
 */
export function processMetadataResponse(
  { response }: Exchange,
  expected: ExpectedIssuer,
): ProcessedMetadata {
  const about = { answer: 'metadata', spec: rfc(8414, '3.2') } as const;
  const answer = checkJsonAnswer(response, about);
  const status = checkAbout('status', about.spec);
  const isFine = response.status === 200;
  const checks = [
    isFine
      ? status.passed('The status is 200')
      : status.failed('The status is not 200', String(response.status)),
    ...answer.checks,
  ];
  const wrongStatus: DiscoveryProblem | null = isFine
    ? null
    : { code: 'status_unexpected', ...about, status: response.status };
  if (answer.members === null || !looksLikeMetadata(answer.members)) {
    const problem = wrongStatus ?? answer.problem ?? noIssuer(expected.issuer);
    return { checks, value: null, problem };
  }
  const judged = judgeMetadata(answer.members, expected);
  return {
    checks: [...checks, ...judged.checks],
    value: judged.value,
    problem: wrongStatus ?? judged.problem,
  };
}

/** Judges members that were answered, or pasted (then no issuer is expected). */
export function judgeMetadata(
  members: JsonMembers,
  expected: ExpectedIssuer | null,
): ProcessedMetadata & { readonly value: ServerMetadata } {
  const { metadata, oddities } = readMetadataMembers(members, expected?.issuer ?? '');
  const types = checkAbout('members', rfc(8414, '2'));
  const issuer = checkIssuer(members, expected);
  const rest = checkMetadataMembers(metadata);
  const odd: Check[] = oddities.map((oddity) => types.warned(oddity));
  return {
    checks: [...issuer.checks, ...rest.checks, ...odd],
    value: metadata,
    problem: issuer.problem ?? rest.problem,
  };
}

function looksLikeMetadata(members: JsonMembers): boolean {
  return Object.keys(members).some((name) => name === 'issuer' || name.endsWith('_endpoint'));
}

function noIssuer(expected: string): DiscoveryProblem {
  return { code: 'metadata_issuer_missing', spec: rfc(8414, '2'), expected };
}
