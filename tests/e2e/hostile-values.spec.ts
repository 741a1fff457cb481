import { hostileValues, watchHostile } from '../support/hostile.ts';
import { documentVisits } from '../support/hostile-documents.ts';
import {
  hostilePlaces,
  type Attack,
  type HostilePlace,
  type PlaceName,
} from '../support/hostile-inventory.ts';
import { serverVisits } from '../support/hostile-servers.ts';
import type { HostileVisit } from '../support/hostile-visit.ts';
import { expect, test } from './fixtures.ts';

// The inventory is in tests/support/hostile-inventory.ts: a new place is a row there and a visit here.

const visits: Readonly<Record<PlaceName, HostileVisit>> = { ...serverVisits, ...documentVisits };
const groups = { servers: serverVisits, 'files, links and pasted texts': documentVisits } as const;
const attacks = Object.entries(hostileValues) as [Attack, string][];

/** The places of a group at which a value tries its luck, with the value as long as it can be there. */
function tried(group: Partial<typeof visits>, attack: Attack, whole: string) {
  return (Object.keys(group) as PlaceName[]).flatMap((name) => {
    const place: HostilePlace = hostilePlaces[name];
    if (!place.attacks.includes(attack)) return [];
    const value = whole.slice(0, place.longest?.[0] ?? whole.length);
    return [{ name, value, fields: place.fields }];
  });
}

for (const [attack, whole] of attacks) {
  for (const [from, group] of Object.entries(groups)) {
    test(`what ${from} say is shown as text: ${attack}`, async ({ page, untidyServer: server }) => {
      // Each walks through some ten pages with all that they show.
      test.slow();
      const expectNoHarm = await watchHostile(page);
      for (const { name, value, fields } of tried(group, attack, whole)) {
        await test.step(name, async () => {
          server.reset();
          await visits[name]({ page, server }, value, fields);
          await expectNoHarm();
        });
      }
    });
  }
}

test('an attack that succeeds is noticed', async ({ page }) => {
  const expectNoHarm = await watchHostile(page);
  await page.goto('/tools');
  await expectNoHarm();
  await page.evaluate(() => {
    const made = document.createElement('b');
    made.setAttribute('data-hostile', '');
    document.body.append(made);
  });
  await expect(expectNoHarm()).rejects.toThrow('a value became markup');
});
