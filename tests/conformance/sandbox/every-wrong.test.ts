import { describe, it } from 'vitest';
import { createSandboxWorld } from '../../support/sandbox-world.ts';
import type { Wrong } from '../../support/sandbox-wrong.ts';

const files = import.meta.glob<{ wrong: Wrong }>(['./*.ts', '!./*.test.ts'], { eager: true });

describe('sandbox', () => {
  for (const { wrong } of Object.values(files)) {
    it(wrong.title, async () => wrong.run(await createSandboxWorld()));
  }
});
