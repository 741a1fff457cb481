import type { RouteObject } from 'react-router';
import { NotFound } from './shell/not-found.tsx';
import { RootError, RouteError } from './shell/route-error.tsx';
import { Shell } from './shell/shell.tsx';

const pages: RouteObject[] = [
  { path: '/', lazy: () => import('#features/home/home-page.tsx') },
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
