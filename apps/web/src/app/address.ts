import { useParams, useRouter, useRouterState, type RouterHistory } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';

/** A parameter of the route: `useParam('callId')` for /app/calls/$callId. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}`);
  return value;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What a parameter of an address may be, by the end of its name; a number that people know is for the API to judge. */
const SHAPES: readonly (readonly [RegExp, RegExp])[] = [
  [/Id$/, UUID],
  [/year$/i, /^\d{4}$/],
];

/** Whether an address of this shape can lead to anything: what was typed by hand is not found before anybody is asked for it. */
export const mayExist = (params: Record<string, string>): boolean =>
  Object.entries(params).every(([name, value]) => SHAPES.every(([which, shape]) => !which.test(name) || shape.test(value)));

/**
 * How an address changes: by a step of the reader, which the browser's way back undoes; by typing, of which each key would else be a step;
 * or by a correction, which is nobody's step.
 */
export type Change = (changed: Record<string, string | undefined>, how?: 'step' | 'typing' | 'correction') => void;

/** Filters of a list, kept in the address so that they can be shared and gone back from; changing one returns to the first page. */
export function useAddressFilters(): [Record<string, string>, Change] {
  const history = useRouter().history as RouterHistory;
  const location = useRouterState({ select: (state) => state.location });
  const filters = location.search as Record<string, string>;
  const typed = useRef<{ address: string; names: string } | null>(null);
  const change = useCallback<Change>(
    (changed, how = 'step') => {
      const address = addressWith(changed, history.location);
      const before = history.location.pathname + history.location.search;
      if (address === before) return;
      const names = Object.keys(changed).join();
      const goesOnTyping = how === 'typing' && typed.current?.address === before && typed.current.names === names;
      if (how === 'correction' || goesOnTyping) history.replace(address);
      else history.push(address);
      typed.current = how === 'typing' ? { address, names } : null;
    },
    [history],
  );
  return [filters, change];
}

function addressWith(changed: Record<string, string | undefined>, { pathname, search }: { pathname: string; search: string }): string {
  const next = new URLSearchParams(search);
  if (!('page' in changed)) next.delete('page');
  for (const [name, value] of Object.entries(changed)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  return pathname + (text ? `?${text}` : '');
}
