import type { ProgrammeView } from '#programmes';
import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import {
  Adder,
  BilingualInput,
  DataTable,
  DateField,
  Day,
  fieldId,
  LocalText,
  Num,
  Section,
  ShortForm,
  SelectField,
  TextField,
  Written,
} from '../../ui/index.js';

/** Workshops and concertation meetings, with how many came. */
export function Gatherings({ programme: { id, gatherings, can } }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  return (
    <Section title={t('gatherings')}>
      {gatherings.length === 0 ? (
        <p className="work-when">{t('noGathering')}</p>
      ) : (
        <DataTable
          caption={t('gatherings')}
          columns={[
            {
              key: 'title',
              header: t('title'),
              cell: ({ title, kindLabel }) => (
                <>
                  <LocalText text={title} />
                  <div className="work-when">
                    <LocalText text={kindLabel} />
                  </div>
                </>
              ),
            },
            {
              key: 'days',
              header: t('days'),
              cell: ({ startsOn, endsOn }) => (
                <>
                  <Day date={startsOn} />
                  {endsOn !== startsOn && (
                    <>
                      {' – '}
                      <Day date={endsOn} />
                    </>
                  )}
                </>
              ),
            },
            { key: 'place', header: t('place'), cell: ({ place }) => <Written>{place}</Written> },
            { key: 'attendance', header: t('attendance'), digits: true, cell: ({ attendance }) => <Num value={attendance} /> },
          ]}
          rows={gatherings}
          rowKey={(row) => row.id}
        />
      )}
      {can.includes('edit') && <Adder label={t('addGathering')}>{(close) => <GatheringForm programmeId={id} onClose={close} />}</Adder>}
    </Section>
  );
}

function GatheringForm({ programmeId, onClose }: { programmeId: string; onClose: () => void }) {
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: {
      kind: 'capacity_building',
      title: { fr: '', ar: '' },
      startsOn: '',
      endsOn: '',
      place: '',
      attendance: '',
    },
    submit: (values, key) =>
      api.post(
        '/api/programmes/{id}/gatherings',
        {
          path: { id: programmeId },
          body: {
            ...values,
            endsOn: values.endsOn || values.startsOn,
            attendance: values.attendance === '' ? null : Number(values.attendance),
          },
        },
        key,
      ),
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <ShortForm state={state} action={t('addGathering')} onClose={onClose}>
      <SelectField
        form={form}
        name="kind"
        label={t('kind')}
        maw={320}
        data={[
          { value: 'capacity_building', label: t('capacityBuilding') },
          { value: 'concertation', label: t('concertation') },
        ]}
      />
      <BilingualInput form={form} name="title" label={t('title')} required />
      <DateField form={form} name="startsOn" label={t('startsOn')} required />
      <DateField form={form} name="endsOn" label={t('endsOn')} description={t('endsOnHint')} />
      <TextField form={form} name="place" label={t('place')} required maw={420} />
      <NumberInput
        id={fieldId('attendance')}
        label={t('attendance')}
        className="digits-input"
        maw={160}
        min={0}
        allowDecimal={false}
        {...form.getInputProps('attendance')}
      />
    </ShortForm>
  );
}
