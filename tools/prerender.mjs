// Writes an HTML file for each static address of the route table, the empty shell for the others,
// and 404.html. Without it the first paint waits for the scripts.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Source file of a specifier of the route table: `#features/x.tsx` is `src/features/x.tsx`. */
function sourceOf(specifier) {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
  return specifier.replace(/^\.\//, 'src/app/');
}

/** Files of a chunk and of all that it imports at once, from Vite's manifest. */
function filesOf(manifest, key, seen = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return { js: [], css: [] };
  seen.add(key);
  const parts = (chunk.imports ?? []).map((name) => filesOf(manifest, name, seen));
  return {
    js: [...parts.flatMap((part) => part.js), chunk.file],
    css: [...parts.flatMap((part) => part.css), ...(chunk.css ?? [])],
  };
}

/** Links that load a route's code and styles together with the entry's, not after it. */
function preloadLinks(html, manifest, { base, specifiers }) {
  const links = specifiers.flatMap((specifier) => {
    const { js, css } = filesOf(manifest, sourceOf(specifier));
    return [
      ...css.map((file) => `<link rel="stylesheet" crossorigin href="${base}${file}">`),
      ...js.map((file) => `<link rel="modulepreload" crossorigin href="${base}${file}">`),
    ];
  });
  return [...new Set(links)].filter((link) => {
    const href = /href="([^"]+)"/.exec(link)[1];
    return !html.includes(`"${href}"`);
  });
}

/**
 * Puts the stylesheets into the page itself: a linked one holds the first paint back for a round
 * trip more. The link stays, switched off, since code that is loaded later looks for it.
 */
function inlineStyles(html, { app, base }) {
  return html.replaceAll(/<link rel="stylesheet"[^>]* href="([^"]+)">/g, (link, href) => {
    const css = readFileSync(join(app, href.slice(base.length)), 'utf8').trim();
    // Relative addresses in it would lead elsewhere from here.
    if (/url\((?!data:)|<\//.test(css)) return link;
    return `<style>${css}</style>${link.replace('>', ' disabled>')}`;
  });
}

/** Scripts are asked for before the styles and the page's own script are read. */
function orderHead(html) {
  const scripts = [];
  const moved = html.replaceAll(
    /\s*(?:<script type="module"[^>]*><\/script>|<link rel="modulepreload"[^>]*>)/g,
    (tag) => {
      scripts.push(tag.trim());
      return '';
    },
  );
  return moved.replace('<script>', (own) => [...scripts, own].join(''));
}

function fillTemplate(template, { head, body, links }) {
  const title = /<title[^>]*>[^<]*<\/title>/.exec(head)?.[0];
  const rest = title === undefined ? head : head.replace(title, '');
  return template
    .replace(/<title>[^<]*<\/title>/, (kept) => title ?? kept)
    .replace('</head>', () => `${rest}${links.join('')}</head>`)
    .replace('<div id="root"></div>', () => `<div id="root">${body}</div>`);
}

/** Every file is `{path}/index.html`, which every static web server finds at `/{path}/`. */
function fileOf(path) {
  return path === '/' ? 'index.html' : `${path.slice(1)}/index.html`;
}

/** Fills the folder `app` with pages that the built prerenderer draws. */
export async function writePages({ app, prerender, base }) {
  const imported = new Set();
  globalThis.onRouteImport = (specifier) => imported.add(specifier);
  const { prerenderPage, routePatterns } = await import(prerender);
  const manifest = JSON.parse(readFileSync(join(app, '.vite', 'manifest.json'), 'utf8'));
  const template = readFileSync(join(app, 'index.html'), 'utf8');
  const write = (file, text) => {
    mkdirSync(dirname(join(app, file)), { recursive: true });
    writeFileSync(join(app, file), text);
  };
  const writePage = (file, html) => write(file, inlineStyles(orderHead(html), { app, base }));

  const patterns = routePatterns();
  const fixed = patterns.filter((pattern) => !/[:*]/.test(pattern));
  for (const path of fixed) {
    imported.clear();
    const page = await prerenderPage(path);
    const links = preloadLinks(template, manifest, { base, specifiers: [...imported] });
    writePage(fileOf(path), fillTemplate(template, { ...page, links }));
  }
  // The page that servers may frame is no page of the router's: Vite writes it where its source is.
  mkdirSync(join(app, 'logout', 'frontchannel'), { recursive: true });
  renameSync(
    join(app, 'src', 'app', 'front-channel.html'),
    join(app, 'logout', 'frontchannel', 'index.html'),
  );
  rmSync(join(app, 'src'), { recursive: true });

  // Dynamic addresses and unknown ones get a page without content: the router draws it.
  writePage('shell.html', template);
  writePage('404.html', template);
  const dynamic = patterns.filter((pattern) => pattern.includes(':') && !pattern.includes('*'));
  write('routes.json', JSON.stringify({ fixed, dynamic }));
}
