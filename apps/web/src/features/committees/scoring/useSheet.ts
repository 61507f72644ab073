import type { FileDetail, Mark } from '#committees';
import { sheetWordDefects } from '#committees/public';
import { fieldMessage } from '#kernel/public';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAutosave } from '../../../app/saving/index.js';
import { useLanguage, useLocal, type FieldError } from '../../../ui/index.js';
import { filePath } from '../session/paths.js';
import { completed } from './sheet.js';

interface Sheet {
  marks: Mark[];
  comment: string;
}

interface SheetContent {
  marks: Mark[];
  comment: string | null;
}

/** The member's own sheet, saved as they type. `flush` waits until everything typed is with the API. */
export function useSheet(file: FileDetail) {
  const { t } = useTranslation(['committees', 'common']);
  const language = useLanguage();
  const local = useLocal();
  const sheetFrom = ({ marks, comment }: SheetContent): Sheet => ({ marks: completed(file.grid, marks), comment: comment ?? '' });
  const [sheet, setSheet] = useState<Sheet>(() => sheetFrom({ marks: file.sheet?.marks ?? [], comment: file.sheet?.comment ?? null }));
  const latest = useRef(sheet);
  const show = useCallback((next: Sheet) => {
    latest.current = next;
    setSheet(next);
  }, []);
  const autosave = useAutosave<Sheet, SheetContent>({
    address: `${filePath(file.fileId)}/sheet`,
    title: `${t('score.mine')} · ${file.title || local(file.association)}`,
    versionName: 'revision',
    // A sent sheet is changed by a new draft, which begins at revision 0.
    version: file.sheet?.state === 'draft' ? file.sheet.revision : 0,
    initial: sheet,
    body: ({ marks, comment }) => ({ marks, comment: comment || null }),
    fromContent: sheetFrom,
    heldIn: sheetWordDefects,
    onValues: show,
  });
  const saving = useRef(autosave);
  saving.current = autosave;

  const change = useCallback(
    (next: (before: Sheet) => Sheet) => {
      show(next(latest.current));
      saving.current.touch(latest.current);
    },
    [show],
  );
  const setMark = useCallback(
    (index: number, changed: Partial<Mark>) =>
      change((before) => ({ ...before, marks: before.marks.map((mark, at) => (at === index ? { ...mark, ...changed } : mark)) })),
    [change],
  );
  const setComment = useCallback((comment: string) => change((before) => ({ ...before, comment })), [change]);

  const held: FieldError[] = sheetWordDefects(sheet).map((defect) => ({
    path: defect.path,
    message: t('common:notKept', { why: fieldMessage(defect, language).replace(/\.$/, '') }),
  }));

  /** Resolves to whether all that was typed is saved. */
  const flush = useCallback(async (): Promise<boolean> => {
    const { version, isUnsaved, touch, settle } = saving.current;
    // Nothing was typed into a sheet that does not exist yet: it is saved once, so that it can be sent or refused.
    if (version() === 0 && !isUnsaved()) touch(latest.current);
    return (await settle()) && sheetWordDefects(latest.current).length === 0;
  }, []);

  return { ...sheet, held, autosave, setMark, setComment, flush, markSent: useCallback(() => saving.current.restart(0), []) };
}
