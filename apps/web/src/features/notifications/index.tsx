import { IconAlertTriangle, IconInbox, IconUsersGroup } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: 'inbox',
    component: lazyRouteComponent(() => import('./InboxPage.js'), 'InboxPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'calendar',
    component: lazyRouteComponent(() => import('./CalendarPage.js'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'proposals',
    component: lazyRouteComponent(() => import('./ProposalsPage.js'), 'ProposalsPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'proposals/$proposalId',
    component: lazyRouteComponent(() => import('./ProposalPage.js'), 'ProposalPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'failed-jobs',
    component: lazyRouteComponent(() => import('./FailedJobsPage.js'), 'FailedJobsPage'),
  }),
];

export const navigation: NavigationItem[] = [
  { label: 'notifications:nav', href: '/app/inbox', icon: IconInbox, roles: ['*'], policy: 'inbox.read', order: 150 },
  {
    label: 'notifications:proposals.nav',
    href: '/app/proposals',
    icon: IconUsersGroup,
    roles: ['administrator', 'accountant', 'authorising.officer', 'communication.officer'],
    policy: 'proposal.read',
    order: 145,
  },
  {
    label: 'notifications:failedJobs.nav',
    href: '/app/failed-jobs',
    icon: IconAlertTriangle,
    roles: ['administrator'],
    policy: 'failed-job.manage',
    order: 160,
  },
];
