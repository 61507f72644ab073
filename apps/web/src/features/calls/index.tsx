import { IconSpeakerphone } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute): AnyRoute[] => {
  const getParentRoute = () => parent;
  const page = (path: string, component: ReturnType<typeof lazyRouteComponent>) => createRoute({ getParentRoute, path, component });
  return [
    page(
      'calls',
      lazyRouteComponent(() => import('./CallsPage.js'), 'CallsPage'),
    ),
    page(
      'calls/new',
      lazyRouteComponent(() => import('./NewCallPage.js'), 'NewCallPage'),
    ),
    page(
      'calls/$callId',
      lazyRouteComponent(() => import('./CallPage.js'), 'CallPage'),
    ),
    page(
      'calls/$callId/content',
      lazyRouteComponent(() => import('./ContentPage.js'), 'ContentPage'),
    ),
    page(
      'calls/$callId/territory',
      lazyRouteComponent(() => import('./TerritoryPage.js'), 'TerritoryPage'),
    ),
    page(
      'calls/$callId/money',
      lazyRouteComponent(() => import('./MoneyPage.js'), 'MoneyPage'),
    ),
    page(
      'calls/$callId/audience',
      lazyRouteComponent(() => import('./AudiencePage.js'), 'AudiencePage'),
    ),
    page(
      'calls/$callId/calendar',
      lazyRouteComponent(() => import('./CalendarPage.js'), 'CalendarPage'),
    ),
    page(
      'calls/$callId/form',
      lazyRouteComponent(() => import('./FormBuilderPage.js'), 'FormBuilderPage'),
    ),
    page(
      'calls/$callId/grid',
      lazyRouteComponent(() => import('./GridBuilderPage.js'), 'GridBuilderPage'),
    ),
    page(
      'calls/$callId/documents',
      lazyRouteComponent(() => import('./DocumentsPage.js'), 'DocumentsPage'),
    ),
    page(
      'calls/$callId/preview',
      lazyRouteComponent(() => import('./PreviewPage.js'), 'PreviewPage'),
    ),
    page(
      'calls/$callId/questions',
      lazyRouteComponent(() => import('./QuestionsPage.js'), 'QuestionsPage'),
    ),
    page(
      'calls/ask/$number',
      lazyRouteComponent(() => import('./AskPage.js'), 'AskPage'),
    ),
  ];
};

const officers = [
  ...['programme.officer', 'instructor', 'signatory', 'authorising.officer', 'accountant'],
  ...['communication.officer', 'auditor'],
];

export const navigation: NavigationItem[] = [
  { label: 'calls:nav', href: '/app/calls', icon: IconSpeakerphone, roles: officers, policy: 'call.read', order: 40 },
];
