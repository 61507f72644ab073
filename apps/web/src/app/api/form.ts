import { useForm, type UseFormInput } from '@mantine/form';
import { useRef, useState, type FormEvent } from 'react';
import type { FieldError } from '../../ui/problems.js';
import { useUnsent } from '../../ui/waiting.js';
import { useAction, type ActionOptions } from './hooks.js';

interface ApiFormOptions<Values extends Record<string, unknown>, Output> extends Omit<ActionOptions<Values, Output>, 'call'> {
  initialValues: Values;
  validate?: UseFormInput<Values>['validate'];
  submit: (values: Values, key: string) => Promise<Output>;
  /** Once sent it is blank again, for the next one. */
  blankAgain?: boolean;
  /** Whether leaving asks while something typed is not sent: not where it is saved otherwise, or costs nothing to type anew. */
  guarded?: boolean;
}

/**
 * A form whose refusals come from the API: field messages land on their fields and in the summary,
 * what concerns no field stays in `problem`. Whoever leaves with words that are not sent is asked first. Put `<ErrorSummary {...summary} />` and `<ProblemAlert problem={problem} />` on top.
 */
export function useApiForm<Values extends Record<string, unknown>, Output = unknown>(options: ApiFormOptions<Values, Output>) {
  const { initialValues, validate, submit, blankAgain = false, guarded = true, ...rest } = options;
  const [attempt, setAttempt] = useState(0);
  const form = useForm<Values>({ initialValues, validate });
  const known = useRef(JSON.stringify(initialValues));
  const isUnsent = () => JSON.stringify(form.getValues()) !== known.current;
  useUnsent(() => guarded && isUnsent());
  const action = useAction<Values, Output>({
    ...rest,
    call: async (values, key) => {
      const output = await submit(values, key);
      if (blankAgain) form.reset();
      else known.current = JSON.stringify(values);
      return output;
    },
  });

  const send = form.onSubmit(
    (values) => {
      action.run(values, {
        onError: (problem) => {
          form.setErrors(problem.byField());
          setAttempt((count) => count + 1);
        },
      });
    },
    () => setAttempt((count) => count + 1),
  );

  const errors: FieldError[] = Object.entries(form.errors).map(([path, message]) => ({
    path,
    message: typeof message === 'string' ? message : '',
  }));
  const generalProblem = action.problem && action.problem.errors.length === 0 ? action.problem : null;
  return {
    form,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      const unread = unreadIn(event.currentTarget);
      if (Object.keys(unread).length === 0) return send(event);
      event.preventDefault();
      form.setErrors(unread);
      setAttempt((count) => count + 1);
    },
    pending: action.pending,
    problem: generalProblem,
    summary: { errors, attempt },
    isUnsent,
  };
}

/** What is wrong with the fields that show a text and hold something else: sent now, the form would say what nobody reads on it. */
const unreadIn = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    [...form.querySelectorAll<HTMLInputElement>('input[data-unread]')].map(({ name, dataset }) => [name, dataset['unread'] ?? '']),
  );
