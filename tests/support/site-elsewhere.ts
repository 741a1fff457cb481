import type { BrowserContext } from '@playwright/test';

/** Shows the pages of one origin at another, where nobody listens, as a hoster on the web would. */
export async function showElsewhere(
  context: BrowserContext,
  { from, at, policy }: { readonly from: string; readonly at: string; readonly policy?: string },
): Promise<void> {
  await context.route(`${at}/**`, async (route) => {
    const url = route.request().url();
    const response = await route.fetch({ url: `${from}${url.slice(at.length)}` });
    const headers = response.headers();
    if (policy !== undefined) headers['content-security-policy'] = policy;
    await route.fulfill({ response, headers });
  });
}
