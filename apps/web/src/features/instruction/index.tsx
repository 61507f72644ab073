import { IconClipboardCheck } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: 'instruction',
    component: lazyRouteComponent(() => import('./FilesPage.js'), 'FilesPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: 'instruction/$fileId',
    component: lazyRouteComponent(() => import('./StudyPage.js'), 'StudyPage'),
  }),
];

export const navigation: NavigationItem[] = [
  {
    label: 'instruction:nav',
    href: '/app/instruction',
    icon: IconClipboardCheck,
    roles: ['instructor', 'programme.officer', 'auditor'],
    policy: 'instruction.read',
    order: 60,
  },
];
