import { IconBuildingCommunity } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: 'associations',
    component: lazyRouteComponent(() => import('./AssociationsPage.js'), 'AssociationsPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'invitations',
    component: lazyRouteComponent(() => import('./InvitationsPage.js'), 'InvitationsPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'associations/new',
    component: lazyRouteComponent(() => import('./RegisterPage.js'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'associations/pairs',
    component: lazyRouteComponent(() => import('./PairsPage.js'), 'PairsPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'associations/$associationId',
    component: lazyRouteComponent(() => import('./AssociationPage.js'), 'AssociationPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'associations/$associationId/edit',
    component: lazyRouteComponent(() => import('./EditPage.js'), 'EditPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'associations/$associationId/board',
    component: lazyRouteComponent(() => import('./BoardPage.js'), 'BoardPage'),
  }),
];

const readers = ['programme.officer', 'instructor', 'signatory', 'authorising.officer', 'accountant', 'auditor'];

export const navigation: NavigationItem[] = [
  {
    label: 'associations:navOwn',
    href: '/app/associations',
    icon: IconBuildingCommunity,
    roles: ['association.*', 'person'],
    policy: 'person.self',
    order: 30,
  },
  {
    label: 'associations:nav',
    href: '/app/associations',
    icon: IconBuildingCommunity,
    roles: readers,
    policy: 'association.list',
    order: 30,
  },
];
