import { describe, expect, it } from 'vitest';
import { passed, type Check } from '#sandbox/server/check.ts';
import { createSandboxWorld } from '../../support/sandbox-world.ts';
import type { Wrong } from '../../support/sandbox-wrong.ts';

const wrongs = Object.values(
  import.meta.glob<{ wrong: Wrong }>(['./*.ts', '!./*.test.ts'], { eager: true }),
).map(({ wrong }) => wrong);

/** A check, as a test may change it. */
type Changeable = { -readonly [K in keyof Check<never>]: Check<never>[K] };

function isCheck(value: unknown): value is Changeable {
  return typeof value === 'object' && value !== null && 'run' in value && 'spec' in value;
}

/** Every check there is, by the disk: a new one is under the rule at once. */
const checks = Object.entries(
  import.meta.glob<Record<string, unknown>>('/src/sandbox/server/checks/*.ts', { eager: true }),
).flatMap(([file, exports]) =>
  Object.values(exports)
    .filter(isCheck)
    .map((check) => ({ file: file.split('/').at(-1), check })),
);

async function survives({ run }: Wrong): Promise<boolean> {
  try {
    await run(await createSandboxWorld());
    return true;
  } catch {
    return false;
  }
}

describe('a sandbox without one of its checks', () => {
  for (const { file, check } of checks) {
    it(`is found out without ${check.name}`, async () => {
      expect(file).toBe(`${check.name}.ts`);
      const run = check.run;
      check.run = () => passed('replaced');
      try {
        const outcomes = await Promise.all(
          wrongs.filter((wrong) => wrong.check === check.name).map(survives),
        );
        expect(outcomes).toContain(false);
      } finally {
        check.run = run;
      }
    });
  }

  it('has only cases that name a check there is', () => {
    const names = checks.map(({ check }) => check.name);
    expect(wrongs.filter(({ check }) => !names.includes(check))).toEqual([]);
  });
});
