// The scripts that stand in a page itself. Without their hashes in the policy they would not run, and
// with hashes written by hand they would stop running at the first change.
import { createHash } from 'node:crypto';

/** A script without its comments and indentation, which every page would carry. */
export function shortenScript(text) {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('//')).join('\n');
}

/** What `script-src` must name for a page's own scripts to run. @see Content Security Policy 3 §8.3 */
export function hashInlineScripts(html) {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text);
  return [...new Set(scripts)].map(
    (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
}
