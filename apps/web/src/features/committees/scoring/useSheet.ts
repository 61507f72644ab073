import type { FileDetail, Mark, SavedSheet } from '#committees';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ApiProblem } from '../../../app/api/index.js';
import type { Saving } from '../../../ui/index.js';
import { filePath } from '../session/paths.js';
import { completed } from './sheet.js';

/** Milliseconds after the last key. */
const PAUSE = 800;
/** Milliseconds before a save that got no answer is tried again. */
const RETRY = 4000;

interface Draft {
  marks: Mark[];
  comment: string;
}

/**
 * The member's own sheet, saved as they type: one save at a time, the next one carries what was typed meanwhile.
 * `flush` waits until everything typed is with the API; leaving the page flushes too.
 */
export function useSheet(file: FileDetail) {
  const [draft, setDraft] = useState<Draft>(() => ({
    marks: completed(file.grid, file.sheet?.marks ?? []),
    comment: file.sheet?.comment ?? '',
  }));
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const latest = useRef(draft);
  // A sent sheet is changed by a new draft, which begins at revision 0.
  const revision = useRef(file.sheet?.state === 'draft' ? file.sheet.revision : 0);
  const dirty = useRef(false);
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    if (!dirty.current) return;
    dirty.current = false;
    setSaving({ state: 'saving' });
    const { marks, comment } = latest.current;
    running.current = api
      .put<SavedSheet>(`${filePath(file.fileId)}/sheet`, { revision: revision.current, marks, comment: comment || null })
      .then(
        (saved) => {
          revision.current = saved.revision;
          setProblem(null);
          setSaving({ state: 'saved', at: saved.saved.wall.slice(-5) });
        },
        (error: unknown) => {
          const refused = error instanceof ApiProblem ? error : ApiProblem.network();
          dirty.current = true;
          setProblem(refused.status === 0 ? null : refused);
          setSaving({ state: 'failed', reason: refused.status === 0 ? undefined : refused.title });
          if (refused.status === 0) timer.current = setTimeout(() => void save(), RETRY);
        },
      )
      .finally(() => {
        running.current = null;
      });
    await running.current;
  }, [file.fileId]);

  const change = useCallback(
    (next: (before: Draft) => Draft) => {
      latest.current = next(latest.current);
      dirty.current = true;
      setDraft(latest.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), PAUSE);
    },
    [save],
  );

  useEffect(() => {
    const leave = () => void save();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [save]);

  const setMark = useCallback(
    (index: number, changed: Partial<Mark>) =>
      change((before) => ({ ...before, marks: before.marks.map((mark, at) => (at === index ? { ...mark, ...changed } : mark)) })),
    [change],
  );
  const setComment = useCallback((comment: string) => change((before) => ({ ...before, comment })), [change]);

  /** Resolves to whether all that was typed is saved. */
  const flush = useCallback(async (): Promise<boolean> => {
    // Nothing was typed into a sheet that does not exist yet: it is saved once, so that it can be sent or refused.
    if (revision.current === 0) dirty.current = true;
    await save();
    return !dirty.current;
  }, [save]);

  /** The draft has become a sent sheet: what is typed next begins a new version. */
  const markSent = useCallback(() => {
    revision.current = 0;
    setSaving({ state: 'idle' });
  }, []);

  return { ...draft, saving, problem, setMark, setComment, flush, markSent };
}
