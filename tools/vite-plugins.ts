// Our own Vite plugins. Without them static hosting has no policy, `npm run dev` has no sandbox,
// the theme flashes, and the prerendered pages do not preload their route.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import {
  commonHeaders,
  contentSecurityPolicyForDev,
  contentSecurityPolicyForMeta,
} from '../src/host/headers.ts';
import type { DevHost } from '../src/host/dev-host.ts';
import { hashInlineScripts, shortenScript } from './inline-scripts.mjs';

/** Puts a script into the page itself: one of its own would hold the first paint back for a trip. */
export function inlineBeforePaint(): Plugin {
  const file = 'src/app/before-paint.js';
  return {
    name: 'claimcheck:inline-before-paint',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html.replace(
          '<!-- before-paint -->',
          () => `<script>${shortenScript(readFileSync(file, 'utf8'))}</script>`,
        ),
    },
  };
}

/** Writes the policy into the built page, for servers that send none. */
export function contentSecurityPolicyMeta(): Plugin {
  return {
    name: 'claimcheck:policy-meta',
    apply: 'build',
    // After the charset, which must stand in the first 1024 bytes, and before anything that loads.
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const policy = contentSecurityPolicyForMeta(hashInlineScripts(html));
        return html.replace(
          '<meta charset="utf-8" />',
          (charset) =>
            `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
        );
      },
    },
  };
}

/** Mounts sandbox, relay and callback in front of the dev server, from the sources. */
export function devHost(): Plugin {
  return {
    name: 'claimcheck:dev-host',
    apply: 'serve',
    configureServer(server) {
      let host: Promise<DevHost> | null = null;
      server.watcher.on('change', (file) => {
        if (/[/\\]src[/\\](?:host|relay|sandbox|protocol)[/\\]/.test(file)) host = null;
      });
      server.middlewares.use((request, response, next) => {
        for (const [name, value] of commonHeaders) response.setHeader(name, value);
        response.setHeader('Content-Security-Policy', contentSecurityPolicyForDev);
        host ??= server
          .ssrLoadModule('/src/host/dev-host.ts')
          .then((module) => (module['createDevHost'] as () => DevHost)());
        host.then((loaded) => loaded(request, response, next)).catch(next);
      });
    },
  };
}

/**
 * Lets prerendering see which modules a route loads later: each `import('…')` of the route table
 * first tells its specifier.
 */
export function recordRouteImports(): Plugin {
  return {
    name: 'claimcheck:record-route-imports',
    enforce: 'pre',
    transform(code, id) {
      if (!/[/\\](?:app[/\\]router|features[/\\]tools[/\\]tool-registry)\.tsx?$/.test(id))
        return null;
      return code.replaceAll(
        /\bimport\(\s*'([^']+)'\s*,?\s*\)/g,
        "(globalThis.onRouteImport?.('$1'), import('$1'))",
      );
    },
  };
}
