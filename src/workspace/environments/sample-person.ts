import { starterUsers } from '#sandbox/contract/starter.ts';
import type { SamplePerson } from '#flows/define-flow.ts';
import type { Environment } from '#workspace/model/environment.ts';

/** The first user of a sandbox; undefined for a real server, whose people are nobody's business. */
export function samplePerson({ sandbox }: Pick<Environment, 'sandbox'>): SamplePerson | undefined {
  if (sandbox === null) return undefined;
  const user = (sandbox.definition?.users ?? starterUsers)[0];
  return user === undefined
    ? undefined
    : { username: user.username, password: user.password ?? '' };
}
