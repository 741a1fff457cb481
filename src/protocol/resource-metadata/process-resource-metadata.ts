import type { Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { checkJsonAnswer } from '#protocol/http/check-json-answer.ts';
import type { Exchange } from '#protocol/http/message.ts';
import type { ResourceMetadata } from '#protocol/model/resource-metadata.ts';
import type { BodyProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';
import { checkResourceIdentifier } from './check-resource-identifier.ts';
import { checkResourceMembers } from './check-resource-members.ts';
import { readResourceMembers } from './read-resource-members.ts';
import type { ResourcePlan } from './resource-metadata-address.ts';
import type { ResourceMetadataProblem } from './resource-metadata-problem.ts';

/** The judgement on what an API says of itself. */
export type ProcessedResource = Processed<ResourceMetadata, ResourceMetadataProblem | BodyProblem>;

/**
 * Judges the answer of an API's metadata address. Metadata of another resource has a value all the
 * same, so that a person can see what it says; it must not be used.
 * @see RFC 9728 §3.2, §3.3
 */
export function processResourceMetadata(
  { response }: Exchange,
  expected: Pick<ResourcePlan, 'resource' | 'isTyped'>,
): ProcessedResource {
  const about = { answer: 'resource_metadata', spec: rfc(9728, '3.2') } as const;
  const say = checkAbout('status', about.spec);
  if (response.status !== 200) {
    const failed = say.failed('The status is not 200', String(response.status));
    const problem = { code: 'status_unexpected', ...about, status: response.status } as const;
    return { checks: [failed], value: null, problem };
  }
  const answer = checkJsonAnswer(response, about);
  const checks = [say.passed('The status is 200'), ...answer.checks];
  if (answer.members === null) return { checks, value: null, problem: answer.problem };
  const identifier = checkResourceIdentifier(answer.members['resource'], expected);
  const { metadata, checks: types } = readResourceMembers(answer.members, expected.resource);
  const isMissing = identifier.problem?.code === 'resource_missing';
  return {
    checks: [...checks, ...identifier.checks, ...types, ...checkResourceMembers(metadata)],
    value: isMissing ? null : metadata,
    problem: identifier.problem ?? checkUse(metadata),
  };
}

function checkUse({ authorization_servers: servers = [] }: ResourceMetadata) {
  return servers.length === 0
    ? ({ code: 'authorization_servers_missing', spec: rfc(9728, '2') } as const)
    : null;
}
