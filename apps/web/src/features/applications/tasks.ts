import type { ApplicationView, CheckedSection, SectionState } from '#applications';
import { isAskedFor } from '#applications/public';
import { useTranslation } from 'react-i18next';
import { useLocal, type Tone } from '../../ui/index.js';

export interface FileTask extends CheckedSection {
  label: string;
  href: string;
  /** Whether anything here may be changed now. */
  open: boolean;
}

export const tones: Record<SectionState, Tone> = { complete: 'good', in_progress: 'progress', to_correct: 'bad', not_started: 'neutral' };

/** While a completion is asked for, only what was asked is open. */
export function isOpen(file: ApplicationView, path: string): boolean {
  if (file.state === 'draft') return true;
  if (file.state !== 'completion_requested' || !file.completion) return false;
  const asked = file.completion;
  const [kind, code = ''] = path.split('.');
  if (kind === 'sections') return file.call.form.fields.some((field) => field.section === code && isAskedFor(asked, field.code));
  if (kind === 'documents') return asked.documents.length > 0;
  return isAskedFor(asked, kind === 'parts' ? code : path);
}

/** The sections of a file in the order they are filled, with their names and where they are edited. */
export function useTasks(file: ApplicationView): FileTask[] {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const nameOf = (path: string): string => {
    const [kind, code] = path.split('.');
    if (kind === 'sections') return local(file.call.form.sections.find((section) => section.code === code)?.label);
    return kind === 'parts' ? t(`parts.${code}.title`) : t(`sections.${path}`);
  };
  const first = (path: string) => (path === 'eligibility' ? 0 : 1);
  return [...file.completeness.sections]
    .sort((one, other) => first(one.path) - first(other.path))
    .map((section) => ({
      ...section,
      label: nameOf(section.path),
      href: `/app/applications/${file.id}/edit/${section.path}`,
      open: isOpen(file, section.path),
    }));
}

/** What the last step is called: handing the file in, or handing it back completed. */
export function useCheckTitle(file: ApplicationView): string {
  const { t } = useTranslation('applications');
  return file.completion ? t('check.completionTitle') : t('check.title');
}
