import { redirect, type RouteObject } from 'react-router';
import { paths } from './paths.ts';
import { NotFoundPage, RouteFailure } from './shell/page-failure.tsx';
import { Shell, ShellSkeleton } from './shell/shell.tsx';

/** Every page of the portal; the code of each arrives when it is first opened. */
const pages: RouteObject[] = [];

/** Every address of the portal; `paths.ts` builds links to them. */
export const routes: RouteObject[] = [
  {
    path: '/',
    Component: Shell,
    HydrateFallback: ShellSkeleton,
    children: [
      {
        ErrorBoundary: RouteFailure,
        children: [{ index: true, loader: () => redirect(paths.volumes()) }, ...pages, { path: '*', Component: NotFoundPage }],
      },
    ],
  },
];
