import type { CallContent } from '#calls';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BilingualInput, SelectField } from '../../ui/index.js';
import { saveContent } from './content.js';
import { SectionForm, SectionPage } from './SectionPage.js';

type Values = Pick<CallContent, 'kind' | 'title' | 'summary' | 'description'> & Record<string, unknown>;

/** What the call says of itself, French and Arabic side by side. */
export function ContentPage() {
  const { t } = useTranslation('calls');
  return (
    <SectionPage section="content">
      {(call) => (
        <SectionForm<Values>
          call={call}
          initialValues={{ kind: call.kind, title: call.title, summary: call.summary, description: call.description }}
          save={(values, version, key) => saveContent(call, values, version, key)}
        >
          {(form) => (
            <Stack gap="md">
              <SelectField
                form={form}
                name="kind"
                label={t('kind')}
                maw={320}
                data={(['dated', 'rolling', 'direct'] as const).map((kind) => ({ value: kind, label: t(`kindIs.${kind}`) }))}
              />
              <BilingualInput form={form} name="title" label={t('title')} required />
              <BilingualInput form={form} name="summary" label={t('summary')} description={t('summaryHint')} lines={3} required />
              <BilingualInput
                form={form}
                name="description"
                label={t('description')}
                description={t('descriptionHint')}
                lines={10}
                required
              />
            </Stack>
          )}
        </SectionForm>
      )}
    </SectionPage>
  );
}
