import { useCallback, useEffect, useRef } from 'react';
import { ApiProblem } from '../../app/api/index.js';
import { useSaver } from '../../app/saving/index.js';
import type { Saving } from '../../ui/index.js';

/**
 * Saves `value` as it changes. `save` returns the wall time of the server. `flush` saves at once what is not saved yet and rejects
 * when it could not be.
 */
export function useAutosave<T>(
  value: T,
  save: (value: T) => Promise<string>,
): { saving: Saving; problem: ApiProblem | null; flush: () => Promise<void> } {
  const { saver, saving, problem } = useSaver<T>({ send: save });
  const latest = useRef(value);
  latest.current = value;
  const refused = useRef(problem);
  refused.current = problem;
  const text = JSON.stringify(value);
  const noted = useRef(text);
  useEffect(() => {
    if (text === noted.current) return;
    noted.current = text;
    saver.touch(latest.current);
  }, [text, saver]);

  const flush = useCallback(async () => {
    if (!(await saver.settle())) throw refused.current ?? ApiProblem.network();
  }, [saver]);
  return { saving, problem, flush };
}
