import { useForm, type UseFormInput } from '@mantine/form';
import { useState, type FormEvent } from 'react';
import type { FieldError } from '../../ui/problems.js';
import { useAction, type ActionOptions } from './hooks.js';

interface ApiFormOptions<Values extends Record<string, unknown>, Output> extends Omit<ActionOptions<Values, Output>, 'call'> {
  initialValues: Values;
  validate?: UseFormInput<Values>['validate'];
  submit: (values: Values, key: string) => Promise<Output>;
}

/**
 * A form whose refusals come from the API: field messages land on their fields and in the summary,
 * what concerns no field stays in `problem`. Put `<ErrorSummary {...summary} />` and `<ProblemAlert problem={problem} />` on top.
 */
export function useApiForm<Values extends Record<string, unknown>, Output = unknown>(options: ApiFormOptions<Values, Output>) {
  const { initialValues, validate, submit, ...rest } = options;
  const [attempt, setAttempt] = useState(0);
  const form = useForm<Values>({ initialValues, validate });
  const action = useAction<Values, Output>({ ...rest, call: submit });

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
    onSubmit: (event: FormEvent<HTMLFormElement>) => send(event),
    pending: action.pending,
    problem: generalProblem,
    summary: { errors, attempt },
  };
}
