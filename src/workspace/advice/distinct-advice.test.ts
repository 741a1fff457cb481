import { expect, it } from 'vitest';
import { askingFailures } from '../../../tests/support/failures/asking-failures.ts';
import { grantFailures } from '../../../tests/support/failures/grant-failures.ts';
import { networkFailures } from '../../../tests/support/failures/network-failures.ts';
import { failBy } from '../../../tests/support/failures/press-button.ts';
import { requestFailures } from '../../../tests/support/failures/request-failures.ts';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

it('gives no two failures the same advice', async () => {
  const first = await createWorkspaceWorld();
  const tables = [askingFailures, grantFailures, requestFailures, networkFailures];
  const failures = tables.flatMap((table) => Object.entries(table));
  const whose = new Map<string, string>();
  const shared: string[] = [];
  for (const [name, failure] of failures) {
    const { todo } = (await failBy(first, failure)).advice;
    const kind = failure.variantOf ?? name;
    const other = whose.get(todo) ?? kind;
    if (other !== kind) shared.push(`${name} and ${other}: ${todo}`);
    whose.set(todo, kind);
  }
  expect(failures.map(([name]) => name)).toEqual([...new Set(failures.map(([name]) => name))]);
  expect(failures.length).toBeGreaterThan(40);
  expect(shared).toEqual([]);
}, 60_000);
