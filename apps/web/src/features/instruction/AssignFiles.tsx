import { useTranslation } from 'react-i18next';
import { api, useApi } from '../../app/api/index.js';
import { BulkDialog, resultOf, type BulkResult } from '../../app/list/index.js';
import { SelectField } from '../../ui/index.js';

/** Gives the chosen files to one instructor; where that person cannot study one of them, it says so before. */
export function AssignFiles({ ids, end }: { ids: readonly string[]; end: (result?: BulkResult) => void }) {
  const { t } = useTranslation(['instruction', 'common']);
  const instructors = useApi('/api/instruction/instructors');
  return (
    <BulkDialog
      title={t('assign.these')}
      action={(n) => t('common:bulk.deed', { deed: t('assign.do'), n })}
      ids={ids}
      initialValues={{ instructorId: '' }}
      needs={({ instructorId }) => instructorId || null}
      fields={(form) => (
        <SelectField
          form={form}
          name="instructorId"
          label={t('list.instructor')}
          data-autofocus
          data={[
            { value: '', label: t('assign.choose') },
            ...(instructors.data ?? []).map(({ personId, name, openFiles }) => ({
              value: personId,
              label: t('assign.candidate', { name, count: openFiles }),
            })),
          ]}
        />
      )}
      preview={(rows, { instructorId }) => api.post('/api/instruction/assignments/preview', { body: { ids: rows, instructorId } })}
      act={(rows, { instructorId }, key) => api.post('/api/instruction/assignments', { body: { ids: rows, instructorId } }, key)}
      invalidates={['/api/instruction', '/api/home']}
      onDone={(answer, { leftOut }) => end(resultOf(answer, leftOut))}
      onClose={() => end()}
    />
  );
}
