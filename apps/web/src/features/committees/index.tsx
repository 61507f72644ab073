import { IconUsersGroup } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: 'committees',
    component: lazyRouteComponent(() => import('./CommitteesPage.js'), 'CommitteesPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'committees/new',
    component: lazyRouteComponent(() => import('./committee/CommitteeFormPage.js'), 'NewCommitteePage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'committees/letters',
    component: lazyRouteComponent(() => import('./LettersPage.js'), 'LettersPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'committees/sessions/$sessionId',
    component: lazyRouteComponent(() => import('./session/SessionPage.js'), 'SessionPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'committees/sessions/$sessionId/ranking',
    component: lazyRouteComponent(() => import('./ranking/RankingPage.js'), 'RankingPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'committees/files/$fileId',
    component: lazyRouteComponent(() => import('./scoring/FilePage.js'), 'FilePage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'committees/$committeeId',
    component: lazyRouteComponent(() => import('./committee/CommitteePage.js'), 'CommitteePage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'committees/$committeeId/edit',
    component: lazyRouteComponent(() => import('./committee/CommitteeFormPage.js'), 'EditCommitteePage'),
  }),
];

export const navigation: NavigationItem[] = [
  {
    label: 'committees:nav',
    href: '/app/committees',
    icon: IconUsersGroup,
    roles: ['committee.*', 'programme.officer', 'auditor'],
    policy: 'committee.read',
    order: 70,
  },
];
