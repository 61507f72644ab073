import { useMutation, useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from './api.js';
import { newKey, withQuery } from './client.js';
import { ApiProblem } from './problem.js';

/** Reads `path`; the address with its query is the cache key, so `invalidates: ['/api/calls']` refreshes every list of calls. */
export function useApi<T>(
  path: string,
  query?: Parameters<typeof withQuery>[1],
  options?: Partial<Pick<UseQueryOptions<T, ApiProblem>, 'enabled' | 'refetchInterval' | 'staleTime'>>,
) {
  return useQuery<T, ApiProblem>({ queryKey: [path, query ?? {}], queryFn: () => api.get<T>(path, query), ...options });
}

/** Reads what a form is going to change: anew each time the page opens, and never replaced under the fingers of who types. */
export function useApiForForm<T>(path: string) {
  return useQuery<T, ApiProblem>({
    queryKey: [path, {}, 'form'],
    queryFn: () => api.get<T>(path),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}

export interface ActionOptions<Input, Output> {
  /** What to call; receives the idempotency key, the same until this input has succeeded. */
  call: (input: Input, key: string) => Promise<Output>;
  /** Beginnings of addresses whose cached answers are now old. */
  invalidates?: string[];
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
