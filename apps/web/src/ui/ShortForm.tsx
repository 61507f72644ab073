import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary, ProblemAlert, type FieldError, type ShownProblem } from './problems.js';

interface FormState {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  pending: boolean;
  problem: ShownProblem | null;
  summary: { errors: FieldError[]; attempt: number };
}

/** A form of a few fields opened in the page by an `Adder`. */
export function ShortForm({
  state,
  action,
  onClose,
  children,
}: {
  state: FormState;
  action: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  return (
    <form onSubmit={state.onSubmit} noValidate>
      <ErrorSummary {...state.summary} />
      <ProblemAlert problem={state.problem} />
      <Stack gap="sm" maw={820}>
        {children}
        <Group gap="sm">
          <Button type="submit" loading={state.pending}>
            {action}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
