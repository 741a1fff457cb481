import { renderToString } from 'react-dom/server';
import {
  createStaticHandler,
  createStaticRouter,
  type RouteObject,
  StaticRouterProvider,
} from 'react-router';
import { flows } from '#flows/registry.ts';
import { paths } from './paths.ts';
import { resolveMatchedRoutes } from './resolve-matched-routes.ts';
import { routes } from './router.tsx';

/** A page as the build writes it into the HTML file. */
export interface PrerenderedPage {
  /** `<title>` and other elements that belong in the head. */
  readonly head: string;
  readonly body: string;
}

const basename = import.meta.env.BASE_URL;

/** Every address pattern of the route table, and each flow: `/`, `/runs`, `/runs/:id`, `*`. */
export function routePatterns(): string[] {
  const flowPages = flows.map(({ id }) => paths.flow(id));
  return [...new Set([...collectPatterns(routes, ''), ...flowPages])];
}

function collectPatterns(level: readonly RouteObject[], parent: string): string[] {
  return level.flatMap((route) => {
    const path = route.path === undefined ? parent : join(parent, route.path);
    if (route.children !== undefined) return collectPatterns(route.children, path);
    return [path === '' ? '/' : path];
  });
}

function join(parent: string, path: string): string {
  return path.startsWith('/') ? path : `${parent.replace(/\/$/, '')}/${path}`;
}

/** Renders one address as the browser will first render it. */
export async function prerenderPage(path: string): Promise<PrerenderedPage> {
  const pathname = basename.replace(/\/$/, '') + path;
  const ready = await resolveMatchedRoutes(routes, { pathname }, basename);
  const handler = createStaticHandler(ready, { basename });
  const context = await handler.query(new Request(`http://localhost${pathname}`));
  if (context instanceof Response) throw new Error(`Failed to prerender ${path}: it redirects`);
  const router = createStaticRouter(handler.dataRoutes, context);
  const html = renderToString(
    <StaticRouterProvider router={router} context={context} hydrate={false} />,
  );
  // Without a <head> of its own, React writes what belongs there in front of the markup.
  const head = /^(?:<title[^>]*>[^<]*<\/title>|<(?:meta|link)\b[^>]*>)+/.exec(html)?.[0] ?? '';
  return { head, body: html.slice(head.length) };
}
