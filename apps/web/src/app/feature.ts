import type { Icon } from '@tabler/icons-react';
import type { AnyRoute } from '@tanstack/react-router';
import type { PolicyName } from './session/session.js';

export interface NavigationItem {
  /** Catalogue key with its namespace: "calls:nav". */
  label: string;
  href: string;
  icon: Icon;
  /** Roles that see it: a code, a family ("association.*"), "person" for who has no role yet, or everyone ("*"). */
  roles: string[];
  /** What the page asks first: whom it would refuse (bound to a region, to an institution) is not led there. */
  policy: PolicyName;
  /** Lower comes first; the order of the road (programmes 20, associations 30, calls 40 … bilan 120). */
  order: number;
}

/** What `src/features/<context>/index.tsx` exports. Routes hang under /app and load their page when it is visited. */
export interface Feature {
  routes: (parent: AnyRoute) => AnyRoute[];
  /** Pages for people who are not signed in; they bring their own `Frame`. */
  openRoutes?: (parent: AnyRoute) => AnyRoute[];
  navigation: NavigationItem[];
}
