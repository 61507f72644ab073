import { MAX_REASON } from '#kernel/public';
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { typedDirection } from './fields.js';
import { useUnsent } from './waiting.js';

/** A deed that must say why; what is written stays until the deed is done. */
export function ReasonDialog({ opened, title, children, label, action, danger = false, pending = false, onConfirm, onClose }: ReasonProps) {
  const { t } = useTranslation('common');
  const [reason, setReason] = useState('');
  useUnsent(() => opened && !pending && reason.trim() !== '');
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    onConfirm(reason.trim());
  };
  return (
    <Modal opened={opened} onClose={onClose} title={<strong>{title}</strong>} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={confirm}>
        <Stack gap="md">
          {children && <div>{children}</div>}
          <Textarea
            label={label}
            required
            withAsterisk={false}
            maxLength={MAX_REASON}
            data-autofocus
            attributes={typedDirection('auto')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" color={danger ? 'red.9' : undefined} loading={pending} disabled={reason.trim() === ''}>
              {action}
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
interface ReasonProps {
  opened: boolean;
  title: string;
  children?: ReactNode;
  label: string;
  action: string;
  danger?: boolean;
  pending?: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}
