import { expect, it } from 'vitest';
import { flowCatalog } from './catalog.ts';
import { flowIds } from './flow-ids.ts';
import { groupFlows } from './flow-groups.ts';
import { flows } from './registry.ts';

it('puts each flow into one group, and keeps their order', () => {
  const grouped = groupFlows(flows).flatMap((group) => group.flows.map(({ id }) => id));
  expect(grouped.toSorted()).toEqual([...flowIds].toSorted());
});

it('has the words of each flow in the catalog, and advises against exactly the legacy group', () => {
  expect(flowCatalog.map(({ id }) => id).toSorted()).toEqual([...flowIds].toSorted());
  const legacy = groupFlows(flowCatalog).find(({ title }) => title.startsWith('Legacy'));
  const advisedAgainst = flowCatalog.filter((text) => text.legacy !== undefined);
  expect(legacy?.flows.map(({ id }) => id)).toEqual(advisedAgainst.map(({ id }) => id));
});
