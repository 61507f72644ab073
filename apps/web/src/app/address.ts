import { useParams, useRouter, useRouterState, type RouterHistory } from '@tanstack/react-router';
import { useCallback } from 'react';

/** A parameter of the route: `useParam('callId')` for /app/calls/$callId. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}`);
  return value;
}

/** Filters of a list, kept in the address so that they can be shared; changing one returns to the first page. */
export function useAddressFilters(): [Record<string, string>, (changed: Record<string, string | undefined>) => void] {
  const history = useRouter().history as RouterHistory;
  const location = useRouterState({ select: (state) => state.location });
  const filters = location.search as Record<string, string>;
  const change = useCallback(
    (changed: Record<string, string | undefined>) => {
      const next = new URLSearchParams(history.location.search);
      if (!('page' in changed)) next.delete('page');
      for (const [name, value] of Object.entries(changed)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      const text = next.toString();
      history.replace(history.location.pathname + (text ? `?${text}` : ''));
    },
    [history],
  );
  return [filters, change];
}
