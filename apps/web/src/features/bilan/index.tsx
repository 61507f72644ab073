import { IconChartBar } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute): AnyRoute[] => {
  const getParentRoute = () => parent;
  return [
    createRoute({ getParentRoute, path: 'bilan', component: lazyRouteComponent(() => import('./BilanPage.js'), 'BilanPage') }),
    createRoute({
      getParentRoute,
      path: 'bilan/editions',
      component: lazyRouteComponent(() => import('./EditionsPage.js'), 'EditionsPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'bilan/$year/projects',
      component: lazyRouteComponent(() => import('./CountedPage.js'), 'CountedPage'),
    }),
  ];
};

const readers = ['programme.officer', 'authorising.officer', 'communication.officer', 'auditor', 'signatory'];

export const navigation: NavigationItem[] = [
  { label: 'bilan:nav', href: '/app/bilan', icon: IconChartBar, roles: readers, policy: 'bilan.read', order: 120 },
];
