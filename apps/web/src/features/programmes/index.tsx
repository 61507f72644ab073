import { IconBriefcase } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute): AnyRoute[] => {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: 'programmes',
      component: lazyRouteComponent(() => import('./ProgrammesPage.js'), 'ProgrammesPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'programmes/new',
      component: lazyRouteComponent(() => import('./ProgrammeFormPage.js'), 'NewProgrammePage'),
    }),
    createRoute({
      getParentRoute,
      path: 'programmes/domains',
      component: lazyRouteComponent(() => import('./DomainsPage.js'), 'DomainsPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'programmes/gatherings/$gatheringId',
      component: lazyRouteComponent(() => import('./AttendancePage.js'), 'AttendancePage'),
    }),
    createRoute({
      getParentRoute,
      path: 'programmes/$programmeId',
      component: lazyRouteComponent(() => import('./ProgrammePage.js'), 'ProgrammePage'),
    }),
    createRoute({
      getParentRoute,
      path: 'programmes/$programmeId/edit',
      component: lazyRouteComponent(() => import('./ProgrammeFormPage.js'), 'EditProgrammePage'),
    }),
    createRoute({
      getParentRoute,
      path: 'programmes/$programmeId/parties',
      component: lazyRouteComponent(() => import('./PartiesPage.js'), 'PartiesPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'programmes/$programmeId/envelopes/$envelopeId',
      component: lazyRouteComponent(() => import('./SplitPage.js'), 'SplitPage'),
    }),
  ];
};

const officers = [
  ...['programme.officer', 'instructor', 'signatory', 'authorising.officer', 'accountant'],
  ...['communication.officer', 'auditor'],
];

export const navigation: NavigationItem[] = [
  { label: 'programmes:nav', href: '/app/programmes', icon: IconBriefcase, roles: officers, policy: 'programme.read', order: 20 },
];
