import type { EligibilityQuestion, TargetGroup } from '#calls';
import { MAX_AGE } from '#calls/public';
import { useTranslation } from 'react-i18next';
import { NumberField, RowsTable, Section, useBilingualColumns, wholeIn, type CellField } from '../../ui/index.js';
import { withCodes } from './codes.js';
import { saveContent } from './content.js';
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
  const inBoth = useBilingualColumns();
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
                <RowsTable<GroupValues>
                  form={form}
                  name="targetGroups"
                  caption={t('targetGroups')}
                  columns={[
                    ...inBoth<GroupValues>('label', t('groupLabel'), 4),
                    ...(['minAge', 'maxAge'] as const).map((bound) => ({
                      key: bound,
                      label: t(`age.${bound}`),
                      share: 1.4,
                      digits: true,
                      read: wholeIn,
                      cell: (field: CellField) => <NumberField {...field} max={MAX_AGE} />,
                    })),
                  ]}
                  blank={() => ({ code: '', label: { fr: '', ar: '' }, minAge: '', maxAge: '' })}
                  addLabel={t('addTargetGroup')}
                  rowLabel={(number) => t('targetGroup', { number })}
                  ordered
                />
              </Section>
              <Section title={t('eligibility')} aside={<span className="work-when">{t('eligibilityHint')}</span>}>
                <RowsTable<EligibilityQuestion>
                  form={form}
                  name="eligibility"
                  caption={t('eligibility')}
                  columns={inBoth<EligibilityQuestion>('question', t('question'), 1)}
                  blank={() => ({ code: '', question: { fr: '', ar: '' } })}
                  addLabel={t('addQuestion')}
                  rowLabel={(number) => t('questionNumber', { number })}
                  ordered
                />
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
