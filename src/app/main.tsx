import './trusted-types.ts';
import { useEffect, useLayoutEffect, type ReactNode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { endEarlyInput, replayEarlyInput } from './replay-early-input.ts';
import { resolveMatchedRoutes } from './resolve-matched-routes.ts';
import { routes } from './router.tsx';
import { registerWorkerWhenIdle } from '#sandbox/page/register-worker.ts';

// With its slash: without it, the address of home would be outside of what the worker answers for.
const basename = import.meta.env.BASE_URL;

async function start() {
  const root = document.getElementById('root');
  if (root === null) throw new Error('Failed to start: the page has no #root');
  dropTrailingSlash();
  const ready = await resolveMatchedRoutes(routes, window.location, basename);
  const router = createBrowserRouter(ready, {
    basename,
    // Prerendering ran no loader, so there is nothing to hand over; the empty object says that.
    hydrationData: { loaderData: {} },
  });
  const app = (
    <Live>
      <RouterProvider router={router} />
    </Live>
  );
  // A prerendered page is taken over, typed text and all; the shell of a dynamic route is empty.
  if (root.firstElementChild === null) createRoot(root).render(app);
  else hydrateRoot(root, app);
  registerWorkerWhenIdle();
}

/** Its effects are the last of the tree's: the page has been taken over. */
function Live({ children }: { readonly children: ReactNode }) {
  useLayoutEffect(endEarlyInput, []);
  useEffect(replayEarlyInput, []);
  return children;
}

/** Static servers add one to a folder's address; the pages were rendered without it. */
function dropTrailingSlash() {
  const { pathname, search, hash } = window.location;
  if (pathname === import.meta.env.BASE_URL || !pathname.endsWith('/')) return;
  const path = pathname.replace(/\/+$/, '');
  window.history.replaceState(window.history.state, '', path + search + hash);
}

// A page of the version before this one may ask for code that is gone: the new page has its own.
window.addEventListener('vite:preloadError', (event) => {
  // Without a network a reload would bring the browser's error page in the place of this one.
  if (!navigator.onLine) return;
  const key = 'claimcheck-reloaded-at';
  const last = Number(sessionStorage.getItem(key) ?? 0);
  if (performance.timeOrigin - last < 10_000) return;
  sessionStorage.setItem(key, String(performance.timeOrigin));
  event.preventDefault();
  window.location.reload();
});

void start();
