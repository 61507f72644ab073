import { IconTableImport } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute): AnyRoute[] => {
  const getParentRoute = () => parent;
  return [
    createRoute({ getParentRoute, path: 'imports', component: lazyRouteComponent(() => import('./ImportsPage.js'), 'ImportsPage') }),
    createRoute({
      getParentRoute,
      path: 'imports/$importId',
      component: lazyRouteComponent(() => import('./ImportPage.js'), 'ImportPage'),
    }),
  ];
};

export const navigation: NavigationItem[] = [
  {
    label: 'imports:nav',
    href: '/app/imports',
    icon: IconTableImport,
    roles: ['programme.officer', 'auditor'],
    policy: 'import.read',
    order: 35,
  },
];
