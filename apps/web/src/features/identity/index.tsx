import { IconHistory, IconUsers } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const openRoutes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: 'register',
    component: lazyRouteComponent(() => import('./RegisterPage.js'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'setup',
    component: lazyRouteComponent(() => import('./SetupPage.js'), 'SetupPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'password',
    component: lazyRouteComponent(() => import('./PasswordPage.js'), 'PasswordPage'),
  }),
];

export const routes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: 'people',
    component: lazyRouteComponent(() => import('./PeoplePage.js'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'people/$personId',
    component: lazyRouteComponent(() => import('./PersonPage.js'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'account',
    component: lazyRouteComponent(() => import('./AccountPage.js'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'security',
    component: lazyRouteComponent(() => import('./SecurityPage.js'), 'SecurityPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'files',
    component: lazyRouteComponent(() => import('./DamagedFilesPage.js'), 'DamagedFilesPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'trail',
    component: lazyRouteComponent(() => import('./TrailPage.js'), 'TrailPage'),
  }),
];

export const navigation: NavigationItem[] = [
  { label: 'identity:nav', href: '/app/people', icon: IconUsers, roles: ['administrator', 'auditor'], policy: 'person.list', order: 140 },
  { label: 'identity:trail.nav', href: '/app/trail', icon: IconHistory, roles: ['auditor'], policy: 'trail.read', order: 150 },
];
