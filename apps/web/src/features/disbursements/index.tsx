import { IconCash } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { NavigationItem } from '../../app/feature.js';

export const routes = (parent: AnyRoute): AnyRoute[] => {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: 'disbursements',
      component: lazyRouteComponent(() => import('./PaymentsPage.js'), 'PaymentsPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'disbursements/tranches',
      component: lazyRouteComponent(() => import('./TranchesPage.js'), 'TranchesPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'disbursements/orders',
      component: lazyRouteComponent(() => import('./OrdersPage.js'), 'OrdersPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'disbursements/orders/$orderId',
      component: lazyRouteComponent(() => import('./OrderPage.js'), 'OrderPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'disbursements/batches',
      component: lazyRouteComponent(() => import('./BatchesPage.js'), 'BatchesPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'disbursements/statements',
      component: lazyRouteComponent(() => import('./StatementsPage.js'), 'StatementsPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'disbursements/statements/$statementId',
      component: lazyRouteComponent(() => import('./StatementPage.js'), 'StatementPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'disbursements/cases',
      component: lazyRouteComponent(() => import('./CasesPage.js'), 'CasesPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'disbursements/cases/$caseId',
      component: lazyRouteComponent(() => import('./CasePage.js'), 'CasePage'),
    }),
    createRoute({
      getParentRoute,
      path: 'disbursements/recoveries',
      component: lazyRouteComponent(() => import('./RecoveriesPage.js'), 'RecoveriesPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'disbursements/conventions/$conventionId',
      component: lazyRouteComponent(() => import('./ConventionPaymentsPage.js'), 'ConventionPaymentsPage'),
    }),
    createRoute({
      getParentRoute,
      path: 'disbursements/conventions/$conventionId/ledger',
      component: lazyRouteComponent(() => import('./LedgerPage.js'), 'LedgerPage'),
    }),
  ];
};

const readers = ['association.*', 'programme.officer', 'authorising.officer', 'accountant', 'auditor'];

export const navigation: NavigationItem[] = [
  { label: 'disbursements:nav', href: '/app/disbursements', icon: IconCash, roles: readers, policy: 'disbursement.read', order: 100 },
];
