import { IconSignature } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute): AnyRoute[] => {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: 'conventions',
      component: lazyRouteComponent(() => import('./ConventionsPage.js'), 'ConventionsPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'conventions/awards',
      component: lazyRouteComponent(() => import('./AwardsPage.js'), 'AwardsPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'conventions/awards/$applicationId',
      component: lazyRouteComponent(() => import('./DraftPage.js'), 'DraftPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'conventions/$conventionId',
      component: lazyRouteComponent(() => import('./ConventionPage.js'), 'ConventionPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'conventions/$conventionId/budget',
      component: lazyRouteComponent(() => import('./RecutPage.js'), 'RecutPage'),
    }),
  ];
};

const readers = ['association.*', 'programme.officer', 'instructor', 'signatory', 'authorising.officer', 'accountant', 'auditor'];

export const navigation: NavigationItem[] = [
  { label: 'conventions:nav', href: '/app/conventions', icon: IconSignature, roles: readers, policy: 'convention.read', order: 90 },
];
