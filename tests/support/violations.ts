import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export interface Violation {
  /** The name of axe's rule. */
  readonly id: string;
  /** A selector of each element that breaks it. */
  readonly at: readonly unknown[];
}

/** What a look is about: everything, the colours alone (another theme), or all but them (a size). */
export type Look = 'everything' | 'colours' | 'all-but-colours';

const contrast = 'color-contrast';

/**
 * What axe finds in the page as it stands. The app has no frames of other origins, so that the page
 * itself adds the results up (axe would open another page for it); contrast is the dear rule, and a
 * page that was looked at before need not be looked at whole again.
 */
export async function violationsIn(
  page: Page,
  look: Look = 'everything',
): Promise<readonly Violation[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (look === 'colours') builder.withRules(contrast);
  if (look === 'all-but-colours') builder.disableRules(contrast);
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) }));
}
