import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert, type ShownProblem } from './problems.js';

/** Asks before what cannot be taken back; the button says the deed, never "OK". */
export function ConfirmDialog({ opened, title, children, action, danger = false, pending = false, onConfirm, onClose }: ConfirmProps) {
  const { t } = useTranslation('common');
  return (
    <Modal opened={opened} onClose={onClose} title={<strong>{title}</strong>} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="md">
        <div>{children}</div>
        <Group gap="sm">
          <Button color={danger ? 'red.9' : undefined} loading={pending} onClick={onConfirm}>
            {action}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
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

/** The six digits of the second factor. */
export function CodeInput({ value, onChange, autoFocus = true }: { value: string; onChange: (code: string) => void; autoFocus?: boolean }) {
  const { t } = useTranslation('common');
  return (
    <TextInput
      label={t('code.label')}
      description={t('code.hint')}
      className="code-input"
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

/** Asks the code again before signing minutes, signing a convention or authorising a payment. `extra` is the demonstration's help. */
export function StepUpDialog({ opened, onCode, onClose, extra }: StepUpProps) {
  const { t } = useTranslation('common');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<ShownProblem | Error | null>(null);
  const [pending, setPending] = useState(false);

  async function confirm(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    try {
      await onCode(code);
      setProblem(null);
    } catch (error) {
      setProblem(error as Error);
    } finally {
      setPending(false);
      setCode('');
    }
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      // It is asked in the middle of a deed: over the dialog in which the deed was confirmed.
      zIndex={300}
      title={<strong>{t('stepUp.title')}</strong>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={(event) => void confirm(event)}>
        <Stack gap="md">
          <p style={{ margin: 0 }}>{t('stepUp.why')}</p>
          <ProblemAlert problem={problem} />
          <CodeInput value={code} onChange={setCode} />
          {extra?.(setCode)}
          <Group gap="sm">
            <Button type="submit" loading={pending} disabled={code.length !== 6}>
              {t('stepUp.confirm')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
interface StepUpProps {
  opened: boolean;
  onCode: (code: string) => Promise<void>;
  onClose: () => void;
  extra?: (fill: (code: string) => void) => ReactNode;
}
