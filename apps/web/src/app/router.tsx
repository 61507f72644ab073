import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, type AnyRoute } from '@tanstack/react-router';
import { features } from './features.js';
import { LeaveGuard } from './saving/LeaveGuard.js';
import { ErrorPage, NotFound, NotFoundPage } from './shell/failures.js';
import { SignedIn } from './shell/SignedIn.js';

function Root() {
  return (
    <LeaveGuard>
      <Outlet />
    </LeaveGuard>
  );
}

const root = createRootRoute({ component: Root, errorComponent: ErrorPage, notFoundComponent: NotFoundPage });
const app = createRoute({ getParentRoute: () => root, path: 'app' });

const signIn = createRoute({
  getParentRoute: () => app,
  path: 'sign-in',
  component: lazyRouteComponent(() => import('./session/SignInPage.js'), 'SignInPage'),
});
const provider = createRoute({
  getParentRoute: () => app,
  path: 'provider',
  component: lazyRouteComponent(() => import('./session/ProviderPage.js'), 'ProviderPage'),
});
const mail = createRoute({
  getParentRoute: () => app,
  path: 'mail',
  component: lazyRouteComponent(() => import('./demonstration/MailPage.js'), 'MailPage'),
});

const signedIn: AnyRoute = createRoute({ getParentRoute: () => app, id: 'signed-in', component: SignedIn });
const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./home/HomePage.js'), 'HomePage'),
});
const elsewhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFound });

const open = features.flatMap((feature) => feature.openRoutes?.(app) ?? []);
const tree = root.addChildren([
  app.addChildren([
    signIn,
    provider,
    mail,
    ...open,
    signedIn.addChildren([home, elsewhere, ...features.flatMap((feature) => feature.routes(signedIn))]),
  ]),
]);

/** Filters live in the address as plain text (`?q=2027&page=2`): no quoting, no guessing of types. */
export const router = createRouter({
  routeTree: tree,
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search as Record<string, unknown>).filter(([, value]) => value !== undefined && value !== '');
    return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
  },
});
