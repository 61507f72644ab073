import type { FileDetail, Mark } from '#committees';
import { useCallback, useRef, useState } from 'react';
import { api } from '../../../app/api/index.js';
import { useSaver } from '../../../app/saving/index.js';
import { completed } from './sheet.js';

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
  const latest = useRef(draft);
  // A sent sheet is changed by a new draft, which begins at revision 0.
  const revision = useRef(file.sheet?.state === 'draft' ? file.sheet.revision : 0);
  const { saver, saving, problem } = useSaver<Draft>({
    send: async ({ marks, comment }) => {
      const body = { revision: revision.current, marks, comment: comment || null };
      const saved = await api.put('/api/committees/files/{id}/sheet', { path: { id: file.fileId }, body });
      revision.current = saved.revision;
      return saved.saved.wall.slice(-5);
    },
  });

  const change = useCallback(
    (next: (before: Draft) => Draft) => {
      latest.current = next(latest.current);
      setDraft(latest.current);
      saver.touch(latest.current);
    },
    [saver],
  );

  const setMark = useCallback(
    (index: number, changed: Partial<Mark>) =>
      change((before) => ({ ...before, marks: before.marks.map((mark, at) => (at === index ? { ...mark, ...changed } : mark)) })),
    [change],
  );
  const setComment = useCallback((comment: string) => change((before) => ({ ...before, comment })), [change]);

  /** Resolves to whether all that was typed is saved. */
  const flush = useCallback((): Promise<boolean> => {
    // Nothing was typed into a sheet that does not exist yet: it is saved once, so that it can be sent or refused.
    if (revision.current === 0 && !saver.unsaved) saver.touch(latest.current);
    return saver.settle();
  }, [saver]);

  /** The draft has become a sent sheet: what is typed next begins a new version. */
  const markSent = useCallback(() => {
    revision.current = 0;
    saver.forget();
  }, [saver]);

  return { ...draft, saving, problem, setMark, setComment, flush, markSent };
}
