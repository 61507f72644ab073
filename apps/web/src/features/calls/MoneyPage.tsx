import type { CallContent } from '#calls';
import { MAX_FILES_OF_ASSOCIATION } from '#calls/public';
import { Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MoneyField, NumberField, PercentField } from '../../ui/index.js';
import { saveContent } from './content.js';
import { SectionForm, SectionPage } from './SectionPage.js';

interface Values extends Record<string, unknown> {
  floorCentimes: number | null;
  ceilingCentimes: number | null;
  /** Hundredths of a percent; null while nothing is typed, which the API refuses on the field. */
  maxOverheadBasisPoints: number | null;
  minOwnBasisPoints: number | null;
  maxFilesPerAssociation: number;
}

/** The limits within which a project may ask. */
export function MoneyPage() {
  const { t } = useTranslation('calls');
  return (
    <SectionPage section="money">
      {(call) => (
        <SectionForm<Values>
          call={call}
          initialValues={{
            floorCentimes: call.floorCentimes,
            ceilingCentimes: call.ceilingCentimes,
            maxOverheadBasisPoints: call.maxOverheadBasisPoints,
            minOwnBasisPoints: call.minOwnBasisPoints,
            maxFilesPerAssociation: call.maxFilesPerAssociation,
          }}
          save={(values, version, key) => saveContent(call, values as Partial<CallContent>, version, key)}
        >
          {(form) => (
            <Stack gap="md" maw={620}>
              <Group gap="md" align="flex-start">
                <MoneyField form={form} name="floorCentimes" label={t('floor')} description={t('floorHint')} w={260} />
                <MoneyField form={form} name="ceilingCentimes" label={t('ceiling')} description={t('ceilingHint')} required w={260} />
              </Group>
              {(['maxOverheadBasisPoints', 'minOwnBasisPoints'] as const).map((name) => (
                <PercentField
                  key={name}
                  form={form}
                  name={name}
                  label={t(`share.${name}`)}
                  description={t(`shareHint.${name}`)}
                  w={260}
                  required
                />
              ))}
              <NumberField form={form} name="maxFilesPerAssociation" label={t('maxFiles')} w={260} min={1} max={MAX_FILES_OF_ASSOCIATION} />
            </Stack>
          )}
        </SectionForm>
      )}
    </SectionPage>
  );
}
