import type { ApplicationView } from '#applications';
import { applicationFieldMessages } from '#applications/public';
import type { FieldError } from '#kernel';
import { fieldMessage } from '#kernel/public';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { sayingHeld, useAutosave } from '../../app/saving/index.js';
import { useLanguage } from '../../ui/index.js';
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
  /** What the rules of the room refuse of what is typed, at the fields of the form: it is held back, and the rest is saved. */
  heldIn?: (values: Values) => FieldError[];
  /** How a reason is said at its field, where what is held back is not kept in the draft either. */
  sayHeld?: (why: string) => string;
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
  const { path, fieldOf, initial, address, version, body, fromContent, heldIn, sayHeld } = options;
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

  return { form: useHeld(form, heldIn, sayHeld), errors, autosave };
}

/** The form with what is held back said at its fields for as long as it stands there. What is merely not written yet is not: it is asked for on checking. */
function useHeld<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  heldIn: SectionFormOptions<Values, object>['heldIn'],
  sayHeld: (why: string) => string = (why) => why,
): UseFormReturnType<Values> {
  const language = useLanguage();
  return sayingHeld(
    form,
    new Map(
      (heldIn?.(form.values) ?? [])
        .filter(({ code }) => !MISSING.has(code))
        .map((error) => [error.path, sayHeld(fieldMessage(error, language, applicationFieldMessages))]),
    ),
  );
}
