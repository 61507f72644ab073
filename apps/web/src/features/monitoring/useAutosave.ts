import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../app/api/index.js';
import type { Saving } from '../../ui/index.js';

const QUIET_MS = 900;

/**
 * Saves `value` when it has been quiet for a moment, one save after the other. `save` returns the wall time of the server.
 * `flush` saves at once what is not saved yet and rejects when it could not be.
 */
export function useAutosave<T>(
  value: T,
  save: (value: T) => Promise<string>,
): { saving: Saving; problem: ApiProblem | null; flush: () => Promise<void> } {
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const latest = useRef(value);
  latest.current = value;
  const saved = useRef(JSON.stringify(value));
  const queue = useRef<Promise<void>>(Promise.resolve());
  const call = useRef(save);
  call.current = save;

  const flush = useCallback(() => {
    const next = queue.current.then(async () => {
      const text = JSON.stringify(latest.current);
      if (text === saved.current) return;
      setSaving({ state: 'saving' });
      try {
        const at = await call.current(latest.current);
        saved.current = text;
        setProblem(null);
        setSaving({ state: 'saved', at });
      } catch (error) {
        setProblem(error instanceof ApiProblem ? error : null);
        setSaving({ state: 'failed', reason: error instanceof ApiProblem ? error.title : undefined });
        throw error;
      }
    });
    queue.current = next.catch(() => undefined);
    return next;
  }, []);

  const text = JSON.stringify(value);
  useEffect(() => {
    if (text === saved.current) return;
    const timer = setTimeout(() => void flush().catch(() => undefined), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text, flush]);

  return { saving, problem, flush };
}
