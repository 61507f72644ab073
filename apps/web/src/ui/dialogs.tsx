import { fieldMessage, MAX_REASON } from '#kernel/public';
import { Button, Group, Modal, PasswordInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useLayoutEffect, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { typedDirection } from './fields.js';
import { FormBody, NO_FIELD_ERRORS, useClosing, type ShortFormProps } from './form-body.js';
import type { ShownProblem } from './problems.js';
import { useLanguage } from './text.js';
import { useUnsent } from './waiting.js';
import styles from './dialogs.module.css';

interface DialogProps {
  opened?: boolean;
  title: ReactNode;
  size?: 'md' | 'lg' | 'xl';
  /** It may be asked in the middle of a deed: over the dialog that holds the words of the deed. */
  over?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Something over the page, with its title and its way out. What asks for fields is a `FormDialog`, what asks yes or no a `ConfirmDialog`. */
export function Dialog({ opened = true, title, size, over = false, onClose, children }: DialogProps) {
  const { t } = useTranslation('common');
  useFocusBack(opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={size}
      centered
      radius="sm"
      zIndex={over ? 300 : undefined}
      returnFocus={false}
      title={<strong>{title}</strong>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div ref={beginAtFirstField}>{children}</div>
    </Modal>
  );
}

const FIELDS = 'input:not([type=hidden]):not(:disabled), textarea:not(:disabled), select:not(:disabled)';

/** What asks for fields begins at the first of them, whichever kind it is; what asks yes or no at its way out. */
function beginAtFirstField(body: HTMLElement | null) {
  if (body && !body.querySelector('[data-autofocus]')) body.querySelector(FIELDS)?.setAttribute('data-autofocus', '');
}

/** The focus goes back to what opened the dialog, also where the dialog is only there while it is open; the page takes it when that is gone. */
function useFocusBack(opened: boolean) {
  useLayoutEffect(() => {
    if (!opened) return;
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
      setTimeout(() => {
        if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
      });
    };
  }, [opened]);
}

interface ConfirmProps {
  opened: boolean;
  title: string;
  children: ReactNode;
  action: string;
  danger?: boolean;
  pending?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before what cannot be taken back; the button says the deed, never "OK". */
export function ConfirmDialog({ opened, title, children, action, danger = false, pending = false, onConfirm, onClose }: ConfirmProps) {
  const { t } = useTranslation('common');
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <Stack gap="md">
        <div>{children}</div>
        <Group gap="sm">
          <Button color={danger ? 'red.9' : undefined} loading={pending} onClick={onConfirm}>
            {action}
          </Button>
          <Button variant="default" onClick={onClose}>
            {danger ? t('goBack') : t('cancel')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

type FormDialogProps = ShortFormProps & Pick<DialogProps, 'title' | 'size' | 'over'>;

/** A deed with fields, over the page. */
export function FormDialog({ title, size, over, onClose, ...rest }: FormDialogProps) {
  const closing = useClosing(rest.state, onClose);
  return (
    <Dialog title={title} size={size} over={over} onClose={closing.ask}>
      <FormBody {...rest} closing={closing} />
    </Dialog>
  );
}

interface ReasonProps extends Omit<ConfirmProps, 'children' | 'onConfirm'> {
  children?: ReactNode;
  label: string;
  onConfirm: (reason: string) => void;
}

/** A deed that must say why; what is written stays until the deed is done, or is dropped on purpose. */
export function ReasonDialog({ opened, title, children, label, action, danger, pending = false, onConfirm, onClose }: ReasonProps) {
  const language = useLanguage();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const isUnsent = () => opened && !pending && reason.trim() !== '';
  useUnsent(isUnsent);
  if (!opened) return null;
  return (
    <FormDialog
      title={title}
      action={action}
      danger={danger}
      state={{
        onSubmit: (event) => {
          event.preventDefault();
          setMissing(reason.trim() === '');
          if (reason.trim() !== '') onConfirm(reason.trim());
        },
        pending,
        problem: null,
        summary: NO_FIELD_ERRORS,
        isUnsent,
      }}
      onClose={() => {
        setReason('');
        onClose();
      }}
    >
      {children && <div>{children}</div>}
      <Textarea
        label={label}
        required
        error={isMissing && reason.trim() === '' ? fieldMessage({ code: 'required' }, language) : undefined}
        maxLength={MAX_REASON}
        data-autofocus
        attributes={typedDirection('auto')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

/** The six digits of the second factor. */
export function CodeInput({ value, onChange, autoFocus = true }: { value: string; onChange: (code: string) => void; autoFocus?: boolean }) {
  const { t } = useTranslation('common');
  return (
    <TextInput
      label={t('code.label')}
      description={t('code.hint')}
      className={styles.code}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      required
      withAsterisk={false}
      data-autofocus={autoFocus || undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660)).replace(/\D/g, ''))}
      styles={{ wrapper: { maxWidth: 220 } }}
    />
  );
}

interface StepUpProps {
  opened: boolean;
  /** What proves who acts: the code, a passkey, or the password of whoever has no second factor. */
  by: 'code' | 'passkey' | 'password';
  /** Asks the browser for a passkey; none that counts, or none that this browser knows. */
  onPasskey?: () => Promise<void>;
  onProof: (proof: { code: string } | { password: string }) => Promise<void>;
  onClose: () => void;
  extra?: (fill: (code: string) => void) => ReactNode;
}

/** Asks again who acts before signing minutes, signing a convention or authorising a payment. `extra` is the demonstration's help. */
export function StepUpDialog({ opened, ...rest }: StepUpProps) {
  return opened ? <StepUp {...rest} /> : null;
}

function StepUp({ by, onProof, onPasskey, onClose, extra }: Omit<StepUpProps, 'opened'>) {
  const { t } = useTranslation('common');
  const [proof, setProof] = useState('');
  const [problem, setProblem] = useState<ShownProblem | Error | null>(null);
  const [pending, setPending] = useState(false);

  async function prove(give: () => Promise<void>) {
    setPending(true);
    try {
      await give();
    } catch (error) {
      setProblem(error as Error);
      setProof('');
      setPending(false);
    }
  }

  return (
    <FormDialog
      over
      title={t('stepUp.title')}
      action={t('stepUp.confirm')}
      disabled={by === 'passkey' ? !onPasskey : by === 'code' ? proof.length !== 6 : proof === ''}
      state={{
        onSubmit: (event: FormEvent) => {
          event.preventDefault();
          void prove(() => (by === 'passkey' ? onPasskey!() : onProof(by === 'code' ? { code: proof } : { password: proof })));
        },
        pending,
        problem,
        summary: NO_FIELD_ERRORS,
        // Neither six digits of half a minute nor a password are words that would be lost.
        isUnsent: () => false,
      }}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>
        {by === 'passkey'
          ? onPasskey
            ? t('stepUp.whyPasskey')
            : t('passkey.noneCounts')
          : by === 'code'
            ? t('stepUp.why')
            : t('stepUp.whyPassword')}
      </p>
      {by === 'passkey' ? null : by === 'code' ? (
        <>
          <CodeInput value={proof} onChange={setProof} />
          {extra?.(setProof)}
          {onPasskey && (
            <div>
              <Button variant="default" loading={pending} onClick={() => void prove(onPasskey)}>
                {t('passkey.use')}
              </Button>
            </div>
          )}
        </>
      ) : (
        <PasswordInput
          label={t('signIn.password')}
          attributes={{ innerInput: { dir: 'ltr' } }}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          value={proof}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
