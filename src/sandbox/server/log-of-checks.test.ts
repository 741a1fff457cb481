import { describe, expect, it } from 'vitest';
import type { SandboxLogEntry } from '#sandbox/contract/log.ts';
import { createSandboxWorld, type SandboxWorld } from '../../../tests/support/sandbox-world.ts';
import type { Check } from './check.ts';
import { authorizationChecks } from './checks/authorization.ts';
import { tokenChecks } from './endpoints/token.ts';

const namesOf = (checks: readonly Pick<Check<never>, 'name'>[]) => checks.map(({ name }) => name);
const specsOf = (checks: readonly Pick<Check<never>, 'name' | 'spec'>[]) =>
  checks.map(({ name, spec }) => `${name}: ${spec}`);

async function lastOf(world: SandboxWorld, path: string): Promise<SandboxLogEntry> {
  const entry = (await world.log()).findLast((one) => one.path === path);
  if (entry === undefined) throw new Error(`nothing is logged of ${path}`);
  return entry;
}

describe('the log of a request that is granted', () => {
  it('has every check of the authorization endpoint, in its order, with its section', async () => {
    const world = await createSandboxWorld();
    await world.code();
    const { checks, error } = await lastOf(world, '/authorize');
    expect(error).toBeNull();
    const first = checks.slice(0, authorizationChecks.length);
    expect(specsOf(first)).toEqual(specsOf(authorizationChecks));
    expect(checks.every(({ outcome }) => outcome !== 'failed')).toBe(true);
    const outcomeOf = (name: string) => checks.find((one) => one.name === name)?.outcome;
    expect(outcomeOf('check-redirect-uri')).toBe('passed');
    expect(outcomeOf('check-pkce-method')).toBe('passed');
    // Nothing was pushed, so there is nothing to judge: that is no pass.
    expect(outcomeOf('check-request-uri')).toBe('skipped');
  });

  it('has every check of the token endpoint, then those of the grant', async () => {
    const world = await createSandboxWorld();
    await world.tokens();
    const { checks, status, clientId } = await lastOf(world, '/token');
    expect([status, clientId]).toEqual([200, 'web-app']);
    expect(specsOf(checks.slice(0, tokenChecks.length))).toEqual(specsOf(tokenChecks));
    const ofGrant = namesOf(checks.slice(tokenChecks.length));
    expect(ofGrant).toContain('check-code-verifier');
    expect(checks.map(({ outcome }) => outcome)).not.toContain('failed');
  });

  it('names a document and a section in each', async () => {
    const world = await createSandboxWorld();
    await world.tokens();
    const all = (await world.log()).flatMap(({ checks }) => checks);
    expect(all.length).toBeGreaterThan(tokenChecks.length);
    for (const { name, spec } of all) expect(`${name}: ${spec}`).toMatch(/: .+\d/);
  });
});

describe('the log of a request that is refused', () => {
  it('ends with the check that refused it, which says why', async () => {
    const world = await createSandboxWorld();
    const code = await world.code();
    await world.redeem(code, { code_verifier: 'x'.repeat(43) });
    const { checks, error, status, detail } = await lastOf(world, '/token');
    expect([status, error]).toEqual([400, 'invalid_grant']);
    expect(checks.at(-1)).toMatchObject({ name: 'check-code-verifier', outcome: 'failed' });
    expect(checks.at(-1)?.spec).toContain('7636');
    expect(checks.filter(({ outcome }) => outcome === 'failed')).toHaveLength(1);
    expect(detail ?? checks.at(-1)?.detail).not.toBeNull();
    // Those before it are there too, in the endpoint's order.
    expect(namesOf(checks.slice(0, tokenChecks.length))).toEqual(namesOf(tokenChecks));
  });

  it('has none of those that would have come after', async () => {
    const world = await createSandboxWorld();
    await world.fetch(world.authorizeUrl({ scope: 'nonsense' }), { redirect: 'manual' });
    const { checks } = await lastOf(world, '/authorize');
    const names = namesOf(checks);
    expect(names).toEqual(namesOf(authorizationChecks).slice(0, names.length));
    expect(names.length).toBeLessThan(authorizationChecks.length);
    expect(checks.map(({ outcome }) => outcome).indexOf('failed')).toBe(names.length - 1);
  });

  it('counts each request by one, the oldest first', async () => {
    const world = await createSandboxWorld();
    await world.tokens();
    const sequences = (await world.log()).map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.map((_, at) => at + 1));
    expect(sequences.length).toBeGreaterThan(1);
  });
});
