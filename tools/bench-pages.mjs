// Measures the first visit on a slow phone: 4x CPU slowdown, 1.6 Mbit/s, 150 ms round trips. Without
// it a change that costs a second on such a phone would pass, since developers' machines hide it.
// A bare page is measured in the same run: ratios to it can be compared between machines.
import { createServer } from 'node:http';
import { chromium } from '@playwright/test';
import { listen, startHost } from './bench-host.mjs';
import { findOrInstallBrowser, launchArguments, noBrowser } from './find-browser.mjs';

const patience = 30_000;
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const aims = { painted: 700, decoded: 1500 };

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const subject = 'bench-subject';
const token = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ sub: subject, exp: 1 })}.c2ln`;

/** Runs in the page: notes when the text box is there, fills it at once, and when that is decoded. */
function watchPage({ token, subject }) {
  const times = (globalThis.benchTimes = { box: null, decoded: null });
  const isSeen = (element) => element !== null && element.getBoundingClientRect().height > 0;
  const look = () => {
    const box = document.querySelector('[data-part="token"]');
    if (times.box === null && isSeen(box)) {
      times.box = performance.now();
      const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value');
      set.call(box, token);
      box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    }
    const payload = document.querySelector('[data-part="payload"]');
    if (times.box !== null && payload?.textContent.includes(subject)) {
      times.decoded = performance.now();
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function readPaint() {
  return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null;
}

async function visit(browser, url, waitsForDecoding) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', network);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addInitScript(watchPage, { token, subject });
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(readPaint, undefined, { timeout: patience });
    const isDone = () => globalThis.benchTimes.decoded !== null;
    if (waitsForDecoding) {
      await page.waitForFunction(isDone, undefined, { timeout: patience }).catch(() => undefined);
    }
    return { painted: await page.evaluate(readPaint), ...(await page.evaluate('benchTimes')) };
  } finally {
    await context.close();
  }
}

function median(values) {
  const known = values.filter((value) => value !== null).toSorted((one, other) => one - other);
  // Half of the runs must have got there at all.
  if (known.length * 2 <= values.length) return null;
  return known[Math.floor(known.length / 2)];
}

async function startBarePage() {
  const html = '<!doctype html><meta charset="utf-8"><title>Bare</title><h1>A bare page</h1>';
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(html);
  });
  const port = await listen(server);
  return { address: `http://localhost:${port}/`, close: () => server.close() };
}

const seconds = (value) => (value === null ? 'never' : `${(value / 1000).toFixed(2)} s`);

function verdict(value, aim) {
  if (aim === undefined) return '';
  return `aim ${seconds(aim)}: ${value !== null && value <= aim ? 'met' : 'missed'}`;
}

function printLine(what, value, { bare, aim }) {
  const ratio = value === null || bare === null ? '' : `${(value / bare).toFixed(1)}x bare`;
  console.log(
    `${what.padEnd(34)}${seconds(value).padStart(8)}${ratio.padStart(12)}  ${verdict(value, aim)}`,
  );
}

async function measure(browser, pages, runs) {
  const results = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  // In turn, so that a busy moment of the machine touches all of them.
  for (let run = 0; run < runs; run += 1) {
    for (const [name, url] of Object.entries(pages)) {
      results[name].push(await visit(browser, url, name === 'inspect'));
    }
  }
  return (name, what) => median(results[name].map((result) => result[what]));
}

/** Prints how soon the pages can be seen and used, and how that compares with the aims. */
export async function benchPages(runs) {
  const executablePath = await findOrInstallBrowser({ say: (line) => console.error(line) });
  if (executablePath === null) {
    throw new Error(noBrowser);
  }
  const host = await startHost();
  const bare = await startBarePage();
  const browser = await chromium.launch({ executablePath, args: launchArguments });
  try {
    const pages = {
      bare: bare.address,
      home: `${host.address}/`,
      inspect: `${host.address}/tokens/inspect`,
    };
    const of = await measure(browser, pages, runs);
    const base = of('bare', 'painted');
    console.log(`Median of ${runs} first visits; 4x CPU slowdown, 1.6 Mbit/s, 150 ms round trips`);
    printLine('bare page painted', base, { bare: base });
    printLine('/ painted', of('home', 'painted'), { bare: base, aim: aims.painted });
    printLine('/tokens/inspect painted', of('inspect', 'painted'), {
      bare: base,
      aim: aims.painted,
    });
    printLine('/tokens/inspect text box there', of('inspect', 'box'), { bare: base });
    printLine('/tokens/inspect first decoding', of('inspect', 'decoded'), {
      bare: base,
      aim: aims.decoded,
    });
  } finally {
    await browser.close();
    bare.close();
    host.close();
  }
}
