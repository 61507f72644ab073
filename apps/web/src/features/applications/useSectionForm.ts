import type { ApplicationView } from '#applications';
import { useForm } from '@mantine/form';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useAutosave } from '../../app/saving/index.js';
import { useTasks } from './tasks.js';

/** Not there yet, rather than wrong: said only to whoever asked to have the file checked. */
const MISSING = new Set(['required', 'document_missing', 'asked_missing', 'row_unfinished']);

interface SectionFormOptions<Values, Content extends object> {
  /** The section's path in the file: `sections.need`. */
  path: string;
  address: string;
  version: number;
  initial: Values;
  body: (values: Values) => Content;
  fromContent: (content: Content) => Values;
  /** The field of the form that an error's path is about: `sections.need.title` or `answers.title` → `title`. */
  fieldOf: (path: string, values: Values) => string;
}

export interface SectionError {
  path: string;
  message: string;
}

/** The errors of one section that are to be shown now. */
export function useSectionErrors(file: ApplicationView, path: string): { path: string; code: string; message: string }[] {
  const [{ check }] = useAddressFilters();
  const { errors } = file.completeness;
  return useMemo(
    () =>
      errors
        .filter((error) => error.path === path || error.path.startsWith(`${path}.`))
        .filter((error) => check !== undefined || !MISSING.has(error.code)),
    [errors, path, check],
  );
}

/** A form that saves itself and shows what the API finds wrong with it, on its fields and as a list. */
export function useSectionForm<Values extends Record<string, unknown>, Content extends object>(
  file: ApplicationView,
  options: SectionFormOptions<Values, Content>,
) {
  const { path, fieldOf, initial, address, version, body, fromContent } = options;
  const { t } = useTranslation('applications');
  const task = useTasks(file).find((candidate) => candidate.path === path);
  const touch = useRef<(values: Values) => void>(() => undefined);
  const silent = useRef(false);
  const form = useForm<Values>({
    initialValues: initial,
    onValuesChange: (values) => {
      if (!silent.current) touch.current(values);
    },
  });
  const autosave = useAutosave<Values, Content>({
    address,
    title: `${task?.label ?? ''} · ${file.project.title || t('untitled')}`,
    version,
    initial,
    body,
    fromContent,
    onValues: (values) => {
      silent.current = true;
      form.setValues(values);
      silent.current = false;
    },
    invalidates: '/api/applications',
  });
  touch.current = autosave.touch;

  const found = useSectionErrors(file, path);
  const refused = autosave.problem?.errors;
  const errors: SectionError[] = useMemo(
    () => [...found, ...(refused ?? [])].map((error) => ({ path: fieldOf(error.path, form.values), message: error.message })),
    // `fieldOf` changes with every rendering and says the same for the same file.
    [found, refused],
  );
  useEffect(() => form.setErrors(Object.fromEntries(errors.map((error) => [error.path, error.message]))), [errors]);

  return { form, errors, autosave };
}
