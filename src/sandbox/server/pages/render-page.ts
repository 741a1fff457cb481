import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { style } from './style.ts';

/** Markup whose values were escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A page of the sandbox. */
export interface Page {
  readonly title: string;
  readonly body: Markup;
  readonly status?: number;
  /** Where a form of this page may end up, besides the sandbox itself. */
  readonly formTarget?: string;
  /** What the page shows in frames; nothing else may be framed. */
  readonly frames?: readonly string[];
  /** A script that the page runs, and needs not. */
  readonly script?: string;
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

/**
 * What a policy may name of an address: its origin, or the scheme alone of an app's own scheme.
 * The redirect after a form is under `form-action`, too. @see CSP Level 3 §6.4.1
 */
export function policySource(address: string): string {
  const { origin, protocol } = new URL(address);
  return origin === 'null' ? protocol : origin;
}

/**
 * One page as `frame-src` names it: without its query, which a source has none of, and without what
 * would end the source. A redirect within its origin stays allowed. @see CSP Level 3 §2.3.1, §6.7.2.8
 */
function frameSource(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replaceAll(';', '%3B').replaceAll(',', '%2C');
}

async function policy({ formTarget, frames = [], script }: Page): Promise<string> {
  const target = formTarget === undefined ? '' : ` ${policySource(formTarget)}`;
  return [
    "default-src 'none'",
    `style-src ${await hash(style)}`,
    ...(script === undefined ? [] : [`script-src ${await hash(script)}`]),
    `form-action 'self'${target}`,
    ...(frames.length === 0
      ? []
      : [`frame-src ${[...new Set(frames.map(frameSource))].join(' ')}`]),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

// Made apart: white space inside the element, which formatting would add, is part of what is hashed.
const styleElement = raw(`<style>${style}</style>`);

/** Makes the answer, with headers of its own. @see RFC 9700 §4.16 on framing, §4.2.4 on referrers */
export async function renderPage(page: Page): Promise<Response> {
  const script = page.script === undefined ? '' : raw(`<script>${page.script}</script>`);
  const text = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · Claimcheck sandbox</title>
        ${styleElement}
      </head>
      <body>
        <main>${await page.body}</main>
        ${script}
      </body>
    </html>`;
  return new Response(text.toString(), {
    status: page.status ?? 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': await policy(page),
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
    },
  });
}

/** The strip above each page's text: whose counter this is. */
export function stub(label: string): Markup {
  return html`<p class="stub"><strong>Claimcheck sandbox</strong><span>${label}</span></p>`;
}
