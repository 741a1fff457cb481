import { expect, type Page } from '@playwright/test';
import type { Attack } from './hostile-inventory.ts';

/** What somebody might put anywhere, by what it tries. */
export const hostileValues: Readonly<Record<Attack, string>> = {
  // Out of a script, a title and an attribute in both quotes; and what is no markup stays as it is.
  markup:
    '"\'></title></script><script data-hostile>hostile()</script>' +
    '<img data-hostile src="/hostile.png" onerror="hostile()"><b data-hostile>bold</b>&lt;',
  address: 'javascript:hostile()//',
  // Right-to-left overrides, isolates and marks; control characters of both ranges; line separators.
  steering: 'abc\u202Ecba\u2066\u200Fd\u0001b\u0008c\u001B[31md\u007Fe\u0085f\u2028g',
  megabyte: '<i data-hostile>x</i>'.repeat(50_000),
};

/** Watches a page for anything that a value might set off. Call before the page is opened. */
export async function watchHostile(page: Page): Promise<() => Promise<void>> {
  const events: string[] = [];
  page.on('dialog', (dialog) => {
    events.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    // In a query it is a value on its way.
    if (new URL(request.url()).pathname.endsWith('/hostile.png')) events.push('image fetched');
  });
  await page.exposeFunction('hostileReport', (what: string) => events.push(what));
  await page.addInitScript(() => {
    const report = (what: string) =>
      (window as unknown as { hostileReport: (text: string) => void }).hostileReport(what);
    Object.assign(window, { hostile: () => report('script ran') });
    document.addEventListener('securitypolicyviolation', (event) =>
      report(`policy report: ${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
  return async () => {
    expect(await page.evaluate(lookForHarm)).toEqual([]);
    expect(events).toEqual([]);
  };
}

/** Runs in the page: elements that came of a value, links that run, text that turns its neighbours. */
function lookForHarm(): string[] {
  const found: string[] = [];
  if (document.querySelector('[data-hostile]') !== null) found.push('a value became markup');
  for (const element of document.querySelectorAll('[href], [src], [action], [formaction]')) {
    for (const name of ['href', 'src', 'action', 'formaction']) {
      const address = element.getAttribute(name) ?? '';
      if (/^\s*(?:javascript|data|vbscript):/i.test(address)) found.push(`${name}=${address}`);
    }
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (/[\u202A-\u202E\u2066-\u2069]/.test(node.nodeValue ?? '') && !isIsolated(node)) {
      found.push(`turns its neighbours: ${node.parentElement?.outerHTML.slice(0, 200)}`);
    }
  }
  return found;

  function isIsolated(text: Node): boolean {
    for (let at = text.parentElement; at !== null; at = at.parentElement) {
      const { unicodeBidi, display } = getComputedStyle(at);
      if (/isolate|plaintext/.test(unicodeBidi)) return true;
      if (!display.startsWith('inline') && display !== 'contents') {
        return at.textContent === text.nodeValue;
      }
    }
    return false;
  }
}
