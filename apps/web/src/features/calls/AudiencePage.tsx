import type { EligibilityQuestion, TargetGroup } from '#calls';
import { MAX_AGE } from '#calls/public';
import { Button, Group, NumberInput, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BilingualInput, fieldId, Section } from '../../ui/index.js';
import { withCodes } from './codes.js';
import { saveContent } from './content.js';
import { RowTools } from './RowTools.js';
import { SectionForm, SectionPage } from './SectionPage.js';

interface GroupValues {
  code: string;
  label: TargetGroup['label'];
  minAge: number | '';
  maxAge: number | '';
}
interface Values extends Record<string, unknown> {
  targetGroups: GroupValues[];
  eligibility: EligibilityQuestion[];
}

/** For whom the projects are, and who may apply. */
export function AudiencePage() {
  const { t } = useTranslation('calls');
  return (
    <SectionPage section="audience">
      {(call) => (
        <SectionForm<Values>
          call={call}
          initialValues={{
            targetGroups: call.targetGroups.map(({ code, label, minAge, maxAge }) => ({
              code,
              label,
              minAge: minAge ?? '',
              maxAge: maxAge ?? '',
            })),
            eligibility: call.eligibility,
          }}
          save={({ targetGroups, eligibility }, version, key) =>
            saveContent(
              call,
              {
                targetGroups: withCodes(targetGroups, ({ label }) => label.fr, 'group').map(toTargetGroup),
                eligibility: withCodes(eligibility, ({ question }) => question.fr, 'question'),
              },
              version,
              key,
            )
          }
        >
          {(form) => (
            <>
              <Section title={t('targetGroups')}>
                <ol className="rows">
                  {form.values.targetGroups.map((_, index) => (
                    <li key={index} id={fieldId(`targetGroups.${index}`)} tabIndex={-1} data-name={t('targetGroup', { number: index + 1 })}>
                      <Stack gap="xs">
                        <Group justify="space-between">
                          <strong>{t('targetGroup', { number: index + 1 })}</strong>
                          <RowTools
                            name={t('targetGroup', { number: index + 1 })}
                            first={index === 0}
                            last={index === form.values.targetGroups.length - 1}
                            onUp={() => form.reorderListItem('targetGroups', { from: index, to: index - 1 })}
                            onDown={() => form.reorderListItem('targetGroups', { from: index, to: index + 1 })}
                            onRemove={() => form.removeListItem('targetGroups', index)}
                          />
                        </Group>
                        <BilingualInput form={form} name={`targetGroups.${index}.label`} label={t('groupLabel')} required />
                        <Group gap="md" align="flex-start">
                          {(['minAge', 'maxAge'] as const).map((bound) => (
                            <NumberInput
                              key={bound}
                              id={fieldId(`targetGroups.${index}.${bound}`)}
                              label={t(`age.${bound}`)}
                              className="digits-input"
                              w={150}
                              min={0}
                              max={MAX_AGE}
                              allowDecimal={false}
                              {...form.getInputProps(`targetGroups.${index}.${bound}`)}
                            />
                          ))}
                        </Group>
                      </Stack>
                    </li>
                  ))}
                </ol>
                <Button
                  variant="default"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => form.insertListItem('targetGroups', { code: '', label: { fr: '', ar: '' }, minAge: '', maxAge: '' })}
                >
                  {t('addTargetGroup')}
                </Button>
              </Section>
              <Section title={t('eligibility')} aside={<span className="work-when">{t('eligibilityHint')}</span>}>
                <ol className="rows">
                  {form.values.eligibility.map((_, index) => (
                    <li
                      key={index}
                      id={fieldId(`eligibility.${index}`)}
                      tabIndex={-1}
                      data-name={t('questionNumber', { number: index + 1 })}
                    >
                      <Stack gap="xs">
                        <Group justify="space-between">
                          <strong>{t('questionNumber', { number: index + 1 })}</strong>
                          <RowTools
                            name={t('questionNumber', { number: index + 1 })}
                            first={index === 0}
                            last={index === form.values.eligibility.length - 1}
                            onUp={() => form.reorderListItem('eligibility', { from: index, to: index - 1 })}
                            onDown={() => form.reorderListItem('eligibility', { from: index, to: index + 1 })}
                            onRemove={() => form.removeListItem('eligibility', index)}
                          />
                        </Group>
                        <BilingualInput form={form} name={`eligibility.${index}.question`} label={t('question')} required />
                      </Stack>
                    </li>
                  ))}
                </ol>
                <Button
                  variant="default"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => form.insertListItem('eligibility', { code: '', question: { fr: '', ar: '' } })}
                >
                  {t('addQuestion')}
                </Button>
              </Section>
            </>
          )}
        </SectionForm>
      )}
    </SectionPage>
  );
}

const toTargetGroup = ({ code, label, minAge, maxAge }: GroupValues): TargetGroup => ({
  code,
  label,
  ...(minAge === '' ? {} : { minAge }),
  ...(maxAge === '' ? {} : { maxAge }),
});
