import { Button, Group, Stack } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary, ProblemAlert, type FieldError, type ShownProblem } from './problems.js';

/** What a form is made of; `useApiForm` gives it. */
export interface FormState {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  pending: boolean;
  problem: ShownProblem | Error | null;
  summary: { errors: FieldError[]; attempt: number };
  /** Something was typed and is not sent. */
  isUnsent: () => boolean;
}

/** For a form that makes its own: refusals concern no field. */
export const NO_FIELD_ERRORS: FormState['summary'] = { errors: [], attempt: 0 };

export interface ShortFormProps {
  state: FormState;
  /** What the button does, in the words of the deed. */
  action: string;
  danger?: boolean;
  /** Something is still to be chosen. */
  disabled?: boolean;
  onClose: () => void;
  children: ReactNode;
}

interface Closing {
  asked: boolean;
  ask: () => void;
  stay: () => void;
  close: () => void;
}

/** Escape, the cross and "cancel" close at once what holds no words, and ask before they drop any. */
export function useClosing({ isUnsent, pending }: FormState, close: () => void): Closing {
  const [asked, setAsked] = useState(false);
  return {
    asked,
    ask: () => {
      // What is on its way is neither dropped nor kept by closing.
      if (pending) return;
      if (isUnsent()) setAsked(true);
      else close();
    },
    stay: () => setAsked(false),
    close,
  };
}

type BodyProps = Omit<ShortFormProps, 'onClose'> & { closing: Closing };

/** What went wrong, the fields, the deed and the way out. */
export function FormBody({ state, action, danger = false, disabled = false, closing, children }: BodyProps) {
  const { t } = useTranslation('common');
  return (
    <form onSubmit={state.onSubmit} noValidate>
      <ErrorSummary {...state.summary} />
      <ProblemAlert problem={state.problem} />
      <Stack gap="sm" maw={820}>
        {children}
        {closing.asked ? (
          <Question closing={closing} />
        ) : (
          <Group gap="sm">
            <Button type="submit" color={danger ? 'red.9' : undefined} loading={state.pending} disabled={disabled}>
              {action}
            </Button>
            <Button variant="default" onClick={closing.ask}>
              {danger ? t('goBack') : t('cancel')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

function Question({ closing }: { closing: Closing }) {
  const { t } = useTranslation('common');
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <div role="alert">
      <p>{t('closing.text')}</p>
      <Group gap="sm">
        <Button ref={stay} onClick={closing.stay}>
          {t('closing.stay')}
        </Button>
        <Button variant="subtle" c="#8f1c13" onClick={closing.close}>
          {t('closing.close')}
        </Button>
      </Group>
    </div>
  );
}
