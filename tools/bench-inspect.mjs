// Measures how long the inspector takes from a paste to the painted payload, by the size of the token.
// Without it a page that draws a megabyte at once would pass: small tokens hide what it costs. Two bare
// pages are measured in the same run, so that ratios can be compared between machines: one that takes a
// paste from its event, decodes in a worker and draws visible lines alone, and one with a plain text
// box and a `pre`.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { listen, startHost } from './bench-host.mjs';
import { findOrInstallBrowser, launchArguments, noBrowser } from './find-browser.mjs';

const sizes = { '1 kB': 1_000, '10 kB': 10_000, '100 kB': 100_000, '1 MB': 1_000_000 };
const patience = 30_000;
const aims = { ratio: 1.5, task: 50, keystroke: 50 };

const encode = (text) => Buffer.from(text).toString('base64url');

/** A token of about so many characters whose payload begins with a word of its own. */
function tokenOf(characters, word) {
  const roles = [];
  const wanted = (characters * 3) / 4;
  for (let index = 0; roles.length * 46 < wanted - 220; index += 1) {
    roles.push({ role: `role-${index}`, since: 1_700_000_000 + index });
  }
  const payload = { sub: word, iss: 'https://as.example', exp: 1_900_000_000, roles };
  const header = encode(JSON.stringify({ alg: 'RS256', typ: 'JWT' }));
  return `${header}.${encode(JSON.stringify(payload))}.${encode('x'.repeat(256))}`;
}

/** Runs in the page: when the box was pasted into or typed into, and when the word was painted. */
function watchPage() {
  const watch = { from: null, painted: null, longest: 0, word: '' };
  globalThis.benchWatch = watch;
  const begin = (event) => {
    watch.from ??= event.timeStamp;
  };
  document.addEventListener('paste', begin, { capture: true });
  document.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && event.key.length === 1) begin(event);
  });
  const look = () => {
    const payload = document.querySelector('[data-part="payload"]');
    const isThere = watch.word !== '' && payload?.textContent.includes(watch.word);
    if (watch.from === null || watch.painted !== null || !isThere) return;
    watch.painted = 0;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (watch.painted = performance.now());
      port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries()) {
      if (watch.from !== null && startTime + duration > watch.from) {
        watch.longest = Math.max(watch.longest, duration);
      }
    }
  }).observe({ type: 'longtask' });
}

const isPainted = () => (globalThis.benchWatch.painted ?? 0) > 0;

async function paste(page, url, token) {
  await page.goto(url);
  await page.locator('[data-part="token"]').waitFor();
  // What a page loads after its first paint is not the paste's.
  await page.waitForLoadState('networkidle');
  await page.evaluate((text) => navigator.clipboard.writeText(text), token);
  await page.locator('[data-part="token"]').focus();
}

async function measured(page, word, act) {
  await page.evaluate((expected) => {
    Object.assign(globalThis.benchWatch, { from: null, painted: null, longest: 0, word: expected });
  }, word);
  await act();
  await page.waitForFunction(isPainted, undefined, { timeout: patience });
  // The page may go on working after the paint: a long task then is one as well.
  await page.waitForTimeout(400);
  const { from, painted, longest } = await page.evaluate('benchWatch');
  return { painted: painted - from, longest };
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}

async function startBarePages() {
  const page = (name) => readFileSync(new URL(`bench-inspect-${name}.html`, import.meta.url));
  const server = createServer((request, response) => {
    const name = request.url === '/lines' ? 'lines' : 'pre';
    response.setHeader('content-type', 'text/html').end(page(name));
  });
  const port = await listen(server);
  const origin = `http://localhost:${port}`;
  return { lines: `${origin}/lines`, pre: `${origin}/pre`, close: () => server.close() };
}

const milliseconds = (value) => `${value.toFixed(0)} ms`;

function printSize(name, of) {
  const bare = of('lines').painted;
  const cells = ['lines', 'pre', 'inspect'].map((page) => milliseconds(of(page).painted));
  const ratio = of('inspect').painted / bare;
  const { longest } = of('inspect');
  const task = longest === 0 ? 'none' : milliseconds(longest);
  const isMet = ratio <= aims.ratio && longest <= aims.task;
  console.log(
    `${name.padEnd(8)}${cells.map((cell) => cell.padStart(10)).join('')}` +
      `${`${ratio.toFixed(1)}x`.padStart(8)}${task.padStart(16)}   ${isMet ? 'met' : 'missed'}`,
  );
}

/** The word again with a letter more, typed at the end of a 10 kB token whose payload stays as it is. */
async function keystroke(browser, url, runs) {
  const context = await newContext(browser);
  const page = await context.newPage();
  await page.addInitScript(watchPage);
  const word = 'bench-keystroke';
  const times = [];
  await paste(page, url, tokenOf(sizes['10 kB'], word));
  await measured(page, word, () => page.keyboard.press('ControlOrMeta+V'));
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  for (let run = 0; run < runs; run += 1) {
    times.push(await page.evaluate(typeOnce));
    await page.waitForTimeout(500);
  }
  await context.close();
  return median(times);
}

/** Runs in the page: a letter into the box, until the frame that shows it has been painted. */
function typeOnce() {
  const box = document.querySelector('[data-part="token"]');
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
  return new Promise((resolve) => {
    const from = performance.now();
    document.execCommand('insertText', false, 'A');
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - from);
      port2.postMessage(null);
    });
  });
}

async function newContext(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return context;
}

async function measureSizes(browser, pages, runs) {
  for (const [name, characters] of Object.entries(sizes)) {
    const results = Object.fromEntries(Object.keys(pages).map((page) => [page, []]));
    for (let run = 0; run < runs; run += 1) {
      for (const [pageName, url] of Object.entries(pages)) {
        const context = await newContext(browser);
        const page = await context.newPage();
        await page.addInitScript(watchPage);
        const word = `bench-${run}-${characters}`;
        await paste(page, url, tokenOf(characters, word));
        results[pageName].push(
          await measured(page, word, () => page.keyboard.press('ControlOrMeta+V')),
        );
        await context.close();
      }
    }
    printSize(name, (page) => ({
      painted: median(results[page].map(({ painted }) => painted)),
      longest: median(results[page].map(({ longest }) => longest)),
    }));
  }
}

/** Prints paste to painted payload for each size, beside two bare pages, and what a keystroke costs. */
export async function benchInspect(runs) {
  const executablePath = await findOrInstallBrowser({ say: (line) => console.error(line) });
  if (executablePath === null) throw new Error(noBrowser);
  const host = await startHost();
  const bare = await startBarePages();
  const browser = await chromium.launch({ executablePath, args: launchArguments });
  try {
    const url = `${host.address}/tokens/inspect`;
    console.log(
      `\nPaste to painted payload, median of ${runs}; aim: 1.5x bare lines, no task over 50 ms`,
    );
    console.log('token     bare lines  bare pre   inspect   ratio    longest task');
    await measureSizes(browser, { lines: bare.lines, pre: bare.pre, inspect: url }, runs);
    const stroke = await keystroke(browser, url, runs);
    console.log(
      `keystroke in a 10 kB token, 4x CPU slowdown: ${milliseconds(stroke)}` +
        `   aim ${aims.keystroke} ms: ${stroke <= aims.keystroke ? 'met' : 'missed'}`,
    );
  } finally {
    await browser.close();
    bare.close();
    host.close();
  }
}
