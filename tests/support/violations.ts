import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export interface Violation {
  /** The name of axe's rule. */
  readonly id: string;
  /** A selector of each element that breaks it. */
  readonly at: readonly unknown[];
}

/**
 * What axe finds in the page as it stands: by all its rules, or by the one about contrast, for a page
 * that was looked at before and has changed its colours alone. The app has no frames of other
 * origins, so that the page itself adds the results up (axe would open another page for it).
 */
export async function violationsIn(
  page: Page,
  { only }: { readonly only?: 'color-contrast' } = {},
): Promise<readonly Violation[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (only === undefined ? builder : builder.withRules(only)).analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) }));
}
