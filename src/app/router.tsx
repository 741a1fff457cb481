import type { RouteObject } from 'react-router';
import { tools } from '#features/tools/tool-registry.ts';
import { NotFound } from './shell/not-found.tsx';
import { RootError, RouteError } from './shell/route-error.tsx';
import { Shell } from './shell/shell.tsx';

const pages: RouteObject[] = [
  { path: '/', lazy: () => import('#features/home/home-page.tsx') },
  { path: 'environments', lazy: () => import('#features/environments/environments-page.tsx') },
  {
    path: 'environments/new',
    lazy: () => import('#features/environments/new-environment-page.tsx'),
  },
  {
    path: 'environments/:environmentId',
    lazy: () => import('#features/environments/environment-page.tsx'),
  },
  { path: 'flows', lazy: () => import('#features/flow-runner/flows-page.tsx') },
  { path: 'flows/:flow', lazy: () => import('#features/flow-runner/flow-page.tsx') },
  { path: 'runs', lazy: () => import('#features/runs/runs-page.tsx') },
  // The very same page, so that a new run moves to its own address with its focus and its tabs, and
  // without asking the network.
  { path: 'runs/:id', lazy: () => import('#features/flow-runner/flow-page.tsx') },
  { path: 'callback', lazy: () => import('#features/callback/callback-page.tsx') },
  {
    path: 'tokens/inspect',
    lazy: () => import('#features/token-inspector/token-inspector-page.tsx'),
  },
  { path: 'tokens/compare', lazy: () => import('#features/token-compare/token-compare-page.tsx') },
  { path: 'tools', lazy: () => import('#features/tools/tools-page.tsx') },
  // An address for each, so that each is prerendered.
  ...tools.map(({ id, load }): RouteObject => ({ path: `tools/${id}`, lazy: load })),
  { path: 'tools/:tool', lazy: () => import('#features/tools/no-such-tool-page.tsx') },
  { path: 'keys', lazy: () => import('#features/keys/keys-page.tsx') },
  { path: 'tokens/make', lazy: () => import('#features/token-maker/token-maker-page.tsx') },
  { path: 'request', lazy: () => import('#features/api-request/request-page.tsx') },
  { path: 'settings', lazy: () => import('#features/settings/settings-page.tsx') },
  { path: '*', Component: NotFound },
];

/** The route table. Each page is a module of its own that exports `Component`. */
export const routes: RouteObject[] = [
  {
    Component: Shell,
    ErrorBoundary: RootError,
    children: [{ ErrorBoundary: RouteError, children: pages }],
  },
];
