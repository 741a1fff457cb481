import { matchRoutes, type RouteObject } from 'react-router';

/**
 * Loads the code of the routes that an address matches and puts it in place, so that the first
 * render is complete: `hydrateRoot` must see the same tree as prerendering did.
 */
export async function resolveMatchedRoutes(
  routes: RouteObject[],
  location: { pathname: string },
  basename: string,
): Promise<RouteObject[]> {
  const matches = matchRoutes(routes, location, basename) ?? [];
  const loaded = new Map<RouteObject, RouteObject>();
  for (const { route } of matches) {
    if (typeof route.lazy !== 'function') continue;
    const module: object = await route.lazy();
    loaded.set(route, Object.assign({}, route, module, { lazy: undefined }));
  }
  return loaded.size === 0 ? routes : replaceRoutes(routes, loaded);
}

function replaceRoutes(routes: RouteObject[], loaded: Map<RouteObject, RouteObject>) {
  return routes.map((route): RouteObject => {
    const replaced = loaded.get(route) ?? route;
    if (route.children === undefined) return replaced;
    return { ...replaced, children: replaceRoutes(route.children, loaded) } as RouteObject;
  });
}
