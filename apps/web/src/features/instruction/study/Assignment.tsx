import type { InstructionDetail } from '#instruction';
import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApi } from '../../../app/api/index.js';
import { Loaded } from '../../../app/shell/Loaded.js';
import { Dialog, Empty, FormDialog, NO_FIELD_ERRORS } from '../../../ui/index.js';

/** Who studies the file; a programme officer may give it to somebody else. */
export function Assignment({ file }: { file: InstructionDetail }) {
  const { t } = useTranslation('instruction');
  const [open, setOpen] = useState(false);
  return (
    <Group justify="space-between" gap="sm" mb="md">
      <span>
        {t('study.instructor')} <strong>{file.instructor ? <bdi>{file.instructor.name}</bdi> : t('list.nobody')}</strong>
      </span>
      {file.can.includes('assign') && (
        <Button size="xs" variant={file.instructor ? 'default' : undefined} onClick={() => setOpen(true)}>
          {file.instructor ? t('assign.again') : t('assign.first')}
        </Button>
      )}
      {open && <AssignDialog file={file} onClose={() => setOpen(false)} />}
    </Group>
  );
}

function AssignDialog({ file, onClose }: { file: InstructionDetail; onClose: () => void }) {
  const { t } = useTranslation('instruction');
  const [chosen, setChosen] = useState(file.instructor?.id ?? '');
  const query = useApi('/api/instruction/files/{id}/instructors', { path: { id: file.id } });
  const assign = useAction<string>({
    call: (instructorId, key) =>
      api.post('/api/instruction/files/{id}/assignments', { path: { id: file.id }, body: { instructorId } }, key),
    invalidates: ['/api/instruction', '/api/home'],
    onSuccess: onClose,
  });
  const candidates = query.data;
  if (!candidates || candidates.length === 0) {
    return (
      <Dialog onClose={onClose} title={t('assign.title')}>
        <Loaded query={query}>{() => <Empty title={t('assign.none')} />}</Loaded>
      </Dialog>
    );
  }
  return (
    <FormDialog
      title={t('assign.title')}
      state={{
        onSubmit: (event) => {
          event.preventDefault();
          assign.run(chosen);
        },
        pending: assign.pending,
        problem: assign.problem,
        summary: NO_FIELD_ERRORS,
        // A choice among names is no word that would be lost.
        isUnsent: () => false,
      }}
      action={t('assign.do')}
      disabled={!chosen || chosen === file.instructor?.id}
      onClose={onClose}
    >
      <NativeSelect
        label={t('list.instructor')}
        data-autofocus
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: '', label: t('assign.choose') },
          ...candidates.map(({ personId, name, openFiles }) => ({
            value: personId,
            label: t('assign.candidate', { name, count: openFiles }),
          })),
        ]}
      />
    </FormDialog>
  );
}
