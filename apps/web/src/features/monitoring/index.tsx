import { IconReportAnalytics } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute): AnyRoute[] => {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: 'monitoring',
      component: lazyRouteComponent(() => import('./ReportsPage.js'), 'ReportsPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'monitoring/reports/$reportId',
      component: lazyRouteComponent(() => import('./ReportPage.js'), 'ReportPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'monitoring/conventions/$conventionId',
      component: lazyRouteComponent(() => import('./FollowUpPage.js'), 'FollowUpPage'),
    }),
  ];
};

const readers = ['association.*', 'programme.officer', 'instructor', 'auditor'];

export const navigation: NavigationItem[] = [
  { label: 'monitoring:nav', href: '/app/monitoring', icon: IconReportAnalytics, roles: readers, policy: 'monitoring.read', order: 110 },
];
