import { expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { tools } from '#features/tools/tool-registry.ts';
import {
  hostilePlaces,
  ownRoutes,
  othersTools,
  ownTools,
  type HostilePlace,
} from '../support/hostile-inventory.ts';

const places: readonly HostilePlace[] = Object.values(hostilePlaces);

test('every route has a place in the inventory of hostile values, or a reason why it needs none', () => {
  const covered = new Set([...places.flatMap(({ on }) => on), ...Object.keys(ownRoutes)]);
  expect([...covered].toSorted()).toEqual(Object.keys(paths).toSorted());
});

test('no route has both a place and a reason', () => {
  const shown = new Set(places.flatMap(({ on }) => on));
  expect(Object.keys(ownRoutes).filter((name) => shown.has(name as keyof typeof paths))).toEqual(
    [],
  );
});

test('every bench is known as one that shows its own values, or as one that shows others’', () => {
  expect(tools.map(({ id }) => id).toSorted()).toEqual([...ownTools, ...othersTools].toSorted());
});

test('each place names what holds the value, and is tried with one that may run', () => {
  for (const { fields, attacks } of places) {
    expect(fields.length).toBeGreaterThan(0);
    expect(attacks).toContain('markup');
  }
});
