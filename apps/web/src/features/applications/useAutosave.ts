import type { Saved } from '#applications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ApiProblem } from '../../app/api/index.js';
import type { Saving } from '../../ui/index.js';
import { isSame } from './same.js';

const PAUSE_MS = 800;
const RETRY_MS = 5_000;

export interface Conflict<Values> {
  mine: Values;
  theirs: Values;
  current: number;
}

interface AutosaveOptions<Values> {
  /** Where this part of the file is saved by PUT. */
  address: string;
  /** The version it was read at. */
  version: number;
  /** What is sent beside the version. */
  body: (values: Values) => object;
  /** The values from what the API holds, as VERSION_CONFLICT gives it. */
  fromContent: (content: never) => Values;
  /** Addresses to read again after each saving. */
  invalidates: string;
}

/**
 * Saves a part of a draft in the background: 0.8 s after typing, on leaving a field, on leaving the page. What could not be sent
 * waits and is sent again; what somebody else wrote meanwhile is never overwritten but given back as a conflict.
 */
export function useAutosave<Values>({ address, version, body, fromContent, invalidates }: AutosaveOptions<Values>) {
  const client = useQueryClient();
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [conflict, setConflict] = useState<Conflict<Values> | null>(null);
  const known = useRef(version);
  const unsaved = useRef<{ values: Values } | null>(null);
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const options = useRef({ body, fromContent });
  options.current = { body, fromContent };

  const refused = useCallback((refusal: ApiProblem, values: Values) => {
    if (refusal.code === 'VERSION_CONFLICT') {
      const { current, content } = refusal.params as { current: number; content: never };
      const theirs = options.current.fromContent(content);
      known.current = current;
      // The answer was lost on the way but the words had arrived: nothing to choose.
      if (isSame(options.current.body(theirs), options.current.body(values))) return setSaving({ state: 'idle' });
      setSaving({ state: 'idle' });
      return setConflict({ mine: values, theirs, current });
    }
    const lost = refusal.status === 0 || refusal.status >= 500 || refusal.status === 401;
    unsaved.current ??= lost ? { values } : null;
    setProblem(lost ? null : refusal);
    setSaving(lost ? { state: 'failed' } : { state: 'failed', reason: refusal.title });
    if (lost) timer.current = setTimeout(() => void flush(), RETRY_MS);
  }, []);

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    await running.current;
    const waiting = unsaved.current;
    if (!waiting) return;
    unsaved.current = null;
    setSaving({ state: 'saving' });
    running.current = api
      .put<Saved>(address, { version: known.current, ...options.current.body(waiting.values) })
      .then(async (answer) => {
        known.current = answer.version;
        setProblem(null);
        setSaving({ state: 'saved', at: answer.saved.wall.slice(11, 16) });
        await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(invalidates) });
      })
      .catch((error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        refused(error, waiting.values);
      })
      .finally(() => {
        running.current = null;
      });
    await running.current;
  }, [address, client, invalidates, refused]);

  const touch = useCallback(
    (values: Values) => {
      unsaved.current = { values };
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );

  useLeaving(flush, unsaved);

  return {
    saving,
    problem,
    conflict,
    touch,
    /** Sends what waits and tells whether everything is saved. */
    settle: async () => {
      await flush();
      return unsaved.current === null;
    },
    keepMine: () => {
      if (conflict) touch(conflict.mine);
      setConflict(null);
    },
    takeTheirs: () => {
      unsaved.current = null;
      clearTimeout(timer.current);
      setConflict(null);
    },
  };
}

/** The last moments of a page: what waits is sent, and the browser asks before closing on unsent words. */
function useLeaving(flush: () => Promise<void>, unsaved: { current: unknown }) {
  useEffect(() => {
    const send = () => void flush();
    const ask = (event: BeforeUnloadEvent) => {
      if (unsaved.current) event.preventDefault();
    };
    window.addEventListener('pagehide', send);
    window.addEventListener('online', send);
    window.addEventListener('beforeunload', ask);
    document.addEventListener('visibilitychange', send);
    return () => {
      send();
      window.removeEventListener('pagehide', send);
      window.removeEventListener('online', send);
      window.removeEventListener('beforeunload', ask);
      document.removeEventListener('visibilitychange', send);
    };
  }, [flush, unsaved]);
}
