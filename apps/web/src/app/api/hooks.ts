import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from './api.js';
import { newKey } from './client.js';
import { ApiProblem } from './problem.js';
import { addressOf, type Answer, type Beginning, type Given, type PathOf, type Values } from './routes.js';

type Options<T> = Partial<Pick<UseQueryOptions<T, ApiProblem>, 'enabled' | 'refetchInterval' | 'staleTime'>>;
type Read<P extends PathOf<'get'>> = Answer<'get', P>;

/** The address with its query is the cache key, so `invalidates: ['/api/calls']` refreshes every list of calls. */
const keyOf = (path: string, args: unknown) => {
  const { path: parts, query = {} } = (args ?? {}) as { path?: Values; query?: Values };
  return [addressOf(path, parts), query];
};

/** Reads a route: `useApi('/api/calls/{id}', { path: { id } })`. */
export function useApi<P extends PathOf<'get'>>(path: P, ...[args, options]: Given<'get', P, [options?: Options<Read<P>>]>) {
  return useQuery<Read<P>, ApiProblem>({
    queryKey: keyOf(path, args),
    queryFn: () => api.get(path, ...([args] as Given<'get', P>)),
    ...options,
  });
}

/**
 * Reads a page of a list: while another page, order or filter is on its way, what was shown stays, so that the focus of whoever sorts or
 * turns the page stays where it is.
 */
export function useApiList<P extends PathOf<'get'>>(path: P, ...[args]: Given<'get', P>) {
  return useQuery<Read<P>, ApiProblem>({
    queryKey: keyOf(path, args),
    queryFn: () => api.get(path, ...([args] as Given<'get', P>)),
    placeholderData: keepPreviousData,
  });
}

/** Asks what an act would do, anew for each input and each time it is asked: nothing of it is kept. */
export function usePreview<T>(input: readonly unknown[], ask: () => Promise<T>, enabled: boolean) {
  return useQuery<T, ApiProblem>({
    queryKey: ['preview', ...input],
    queryFn: ask,
    enabled,
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: false,
  });
}

/** Reads what a form is going to change: anew each time the page opens, and never replaced under the fingers of who types. */
export function useApiForForm<P extends PathOf<'get'>>(path: P, ...[args]: Given<'get', P>) {
  return useQuery<Read<P>, ApiProblem>({
    queryKey: [...keyOf(path, args), 'form'],
    queryFn: () => api.get(path, ...([args] as Given<'get', P>)),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}

export interface ActionOptions<Input, Output> {
  /** What to call; receives the idempotency key, the same until this input has succeeded. */
  call: (input: Input, key: string) => Promise<Output>;
  /** Beginnings of addresses whose cached answers are now old. */
  invalidates?: Beginning[];
  onSuccess?: (output: Output, input: Input) => void;
}

/** A deed: pending, problem, and the same idempotency key for the same input until it succeeds. */
export function useAction<Input = void, Output = unknown>({ call, invalidates = [], onSuccess }: ActionOptions<Input, Output>) {
  const client = useQueryClient();
  const keyOfInput = useRef<{ input: string; key: string } | null>(null);

  const keyFor = (input: Input): string => {
    const text = JSON.stringify(input) ?? '';
    if (keyOfInput.current?.input !== text) keyOfInput.current = { input: text, key: newKey() };
    return keyOfInput.current.key;
  };

  const mutation = useMutation<Output, ApiProblem, Input>({
    mutationFn: (input) => call(input, keyFor(input)),
    onSuccess: async (output, input) => {
      keyOfInput.current = null;
      await client.invalidateQueries({
        predicate: ({ queryKey: [path] }) => invalidates.some((beginning) => String(path).startsWith(beginning)),
      });
      onSuccess?.(output, input);
    },
    onError: (problem) => {
      // The API has answered: the next attempt is another deed. Only silence keeps its key.
      if (problem.status > 0) keyOfInput.current = null;
    },
  });
  return {
    run: mutation.mutate,
    runAsync: mutation.mutateAsync,
    pending: mutation.isPending,
    done: mutation.isSuccess,
    problem: mutation.error,
    /** What the last deed answered. */
    output: mutation.data,
    reset: mutation.reset,
  };
}
