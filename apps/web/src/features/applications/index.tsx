import { IconFiles } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: 'applications',
    component: lazyRouteComponent(() => import('./ApplicationsPage.js'), 'ApplicationsPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'applications/new/$callNumber',
    component: lazyRouteComponent(() => import('./StartPage.js'), 'StartPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'applications/$applicationId',
    component: lazyRouteComponent(() => import('./FilePage.js'), 'FilePage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'applications/$applicationId/edit/$section',
    component: lazyRouteComponent(() => import('./SectionPage.js'), 'SectionPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'applications/$applicationId/check',
    component: lazyRouteComponent(() => import('./CheckPage.js'), 'CheckPage'),
  }),
];

const readers = ['programme.officer', 'instructor', 'signatory', 'authorising.officer', 'accountant', 'auditor'];

export const navigation: NavigationItem[] = [
  {
    label: 'applications:navOwn',
    href: '/app/applications',
    icon: IconFiles,
    roles: ['association.*'],
    policy: 'application.read_own',
    order: 50,
  },
  { label: 'applications:nav', href: '/app/applications', icon: IconFiles, roles: readers, policy: 'application.list', order: 50 },
];
