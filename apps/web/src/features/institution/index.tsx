import { IconBuildingBank, IconClockX } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute): AnyRoute[] => {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: 'retention',
      component: lazyRouteComponent(() => import('./RetentionPage.js'), 'RetentionPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'institutions',
      component: lazyRouteComponent(() => import('./InstitutionsPage.js'), 'InstitutionsPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'institutions/new',
      component: lazyRouteComponent(() => import('./InstitutionFormPage.js'), 'NewInstitutionPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'institutions/$institutionId',
      component: lazyRouteComponent(() => import('./InstitutionPage.js'), 'InstitutionPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'institutions/$institutionId/edit',
      component: lazyRouteComponent(() => import('./InstitutionFormPage.js'), 'EditInstitutionPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'institutions/$institutionId/parameters',
      component: lazyRouteComponent(() => import('./ParametersPage.js'), 'ParametersPage'),
    }),
  ];
};

export const navigation: NavigationItem[] = [
  {
    label: 'institution:nav',
    href: '/app/institutions',
    icon: IconBuildingBank,
    roles: ['administrator', 'programme.officer', 'signatory', 'authorising.officer', 'accountant', 'auditor'],
    policy: 'institution.read',
    order: 135,
  },
  {
    label: 'institution:retention.nav',
    href: '/app/retention',
    icon: IconClockX,
    roles: ['administrator'],
    policy: 'purge.read',
    order: 145,
  },
];
