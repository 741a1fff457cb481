import { beforeAll, expect, it } from 'vitest';
import { createWorkspaceWorld, type WorkspaceWorld } from '../workspace-world.ts';
import type { Failure } from './failure.ts';
import { failBy, pressButton } from './press-button.ts';

/** Each failure offers the buttons of its table in their order, and with each of them its run succeeds. */
export function expectButtonsToMend(failures: Readonly<Record<string, Failure>>): void {
  let first: WorkspaceWorld;
  beforeAll(async () => {
    first = await createWorkspaceWorld();
  });

  it.each(Object.entries(failures))('offers its buttons for %s', async (_, failure) => {
    const { advice } = await failBy(first, failure);
    expect(advice.fixes.map(({ label }) => label)).toEqual(Object.keys(failure.buttons));
  });

  const presses = Object.entries(failures).flatMap(([name, failure]) =>
    Object.keys(failure.buttons).map((label) => ({ name, label, failure })),
  );
  it.each(presses)('mends $name by the button “$label”', async ({ failure, label }) => {
    const failed = await failBy(first, failure);
    expect(await pressButton(failed, failure, label)).toEqual([]);
  });
}
