import type { TypedCalendar } from '#calls';
import { MILESTONES, ZONES } from '#calls/public';
import { MOROCCO } from '#kernel/public';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api/index.js';
import { DateField, SelectField } from '../../ui/index.js';
import { SectionForm, SectionPage } from './SectionPage.js';

const BLANK: TypedCalendar = { zone: MOROCCO, opens: '', questionsUntil: '', closes: '', committee: '', results: '' };

/** The dates, typed in the hours of the chosen zone; the server alone turns them into instants. */
export function CalendarPage() {
  const { t } = useTranslation('calls');
  return (
    <SectionPage section="calendar">
      {(call) => (
        <SectionForm<TypedCalendar & Record<string, unknown>>
          call={call}
          initialValues={call.calendar ?? BLANK}
          save={(values, version, key) => api.put('/api/calls/{id}/calendar', { path: { id: call.id }, body: { ...values, version } }, key)}
        >
          {(form) => (
            <Stack gap="md" maw={520}>
              <SelectField
                form={form}
                name="zone"
                label={t('zone')}
                description={t('zoneHint')}
                data={ZONES.map((zone) => ({ value: zone, label: t(`zoneIs.${zone === MOROCCO ? 'morocco' : 'paris'}`) }))}
              />
              {MILESTONES.map((milestone) => (
                <DateField
                  key={milestone}
                  form={form}
                  name={milestone}
                  withTime
                  required
                  label={t(`milestone.${milestone}`)}
                  description={t(`milestoneHint.${milestone}`)}
                />
              ))}
            </Stack>
          )}
        </SectionForm>
      )}
    </SectionPage>
  );
}
