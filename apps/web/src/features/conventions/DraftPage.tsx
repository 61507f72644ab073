import type { AwardView } from '#conventions';
import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { RegionName } from '../../app/RegionName.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  DateField,
  ErrorSummary,
  KeyValue,
  LocalText,
  MoneyField,
  PageTitle,
  ProblemAlert,
  Reference,
  Section,
  useGo,
} from '../../ui/index.js';
import { TranchePlan, type PlannedTranche } from './TranchePlan.js';
import fieldStyles from '../../ui/fields.module.css';

interface Draft extends Record<string, unknown> {
  startsOn: string;
  endsOn: string;
  amountCentimes: number | null;
  tranches: PlannedTranche[];
}

/** Draws up the convention, or the award decision, of a file that has its final award. */
export function DraftPage() {
  const id = useParam('applicationId');
  const query = useApi('/api/conventions/awards/{id}', { path: { id } });
  return <Loaded query={query}>{(award) => <DraftForm award={award} />}</Loaded>;
}

function DraftForm({ award }: { award: AwardView }) {
  const { t } = useTranslation('conventions');
  const go = useGo();
  const { form, onSubmit, pending, problem, summary } = useApiForm<Draft, { id: string }>({
    initialValues: { startsOn: '', endsOn: '', amountCentimes: award.amountCentimes, tranches: award.tranches.map(planned) },
    submit: (values, key) => api.post('/api/conventions', { body: { applicationId: award.applicationId, ...commandOf(values) } }, key),
    invalidates: ['/api/conventions', '/api/home'],
    onSuccess: ({ id }) => go(`/app/conventions/${id}`),
  });
  const { amountCentimes, tranches } = form.getValues();
  return (
    <form onSubmit={onSubmit} noValidate>
      <PageTitle over={<AppLink href="/app/conventions/awards">{t('awards.title')}</AppLink>} title={t('draft.title')} lead={award.title} />
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      {!award.notified && (
        <Alert mb="md" color="orange" title={t('awards.notNotified')} styles={{ title: { color: '#7a3b00' } }}>
          {t('awards.notNotifiedWhy')}
        </Alert>
      )}
      <Section title={t('draft.award')}>
        <KeyValue
          rows={[
            [t('column.association'), <LocalText key="association" text={award.association.name} />],
            [t('column.file'), <Reference key="file">{award.applicationNumber}</Reference>],
            [t('column.region'), <RegionName key="region" code={award.regionCode} />],
            [t('terms.award'), <Amount key="amount" centimes={award.amountCentimes} />],
            [t('draft.conditions'), award.conditions && <LocalText text={award.conditions} />],
            [t('draft.signedBy'), <LocalText key="institution" text={award.institution} />],
            [t('draft.instrument'), <LocalText key="instrument" text={award.instrumentLabel} />],
          ]}
        />
      </Section>
      <Section title={t('terms.title')}>
        <div className={fieldStyles.line}>
          <DateField form={form} name="startsOn" label={t('terms.starts')} required />
          <DateField form={form} name="endsOn" label={t('terms.ends')} required />
          <MoneyField form={form} name="amountCentimes" label={t('draft.amount')} description={t('draft.amountHint')} />
        </div>
      </Section>
      <Section title={t('tranches.title')}>
        <TranchePlan form={form} amountCentimes={amountCentimes} tranches={tranches} />
      </Section>
      <Group gap="sm">
        <Button type="submit" loading={pending}>
          {t('draft.save')}
        </Button>
        <AppLink href="/app/conventions/awards">{t('common:cancel')}</AppLink>
      </Group>
    </form>
  );
}

const planned = ({ shareBasisPoints, conditions, spentBasisPoints, notBefore }: AwardView['tranches'][number]): PlannedTranche => ({
  shareBasisPoints,
  conditions: [...conditions],
  spentBasisPoints: spentBasisPoints ?? null,
  notBefore: notBefore ?? '',
});

/** What is not asked for is left out; dates not typed go as they are, so that the API names them. */
function commandOf({ startsOn, endsOn, amountCentimes, tranches }: Draft) {
  return {
    startsOn,
    endsOn,
    amountCentimes: amountCentimes ?? undefined,
    tranches: tranches.map(({ shareBasisPoints, conditions, spentBasisPoints, notBefore }) => ({
      shareBasisPoints: shareBasisPoints ?? 0,
      conditions,
      ...(conditions.includes('spent_share') ? { spentBasisPoints: spentBasisPoints ?? 0 } : {}),
      ...(conditions.includes('not_before') ? { notBefore } : {}),
    })),
  };
}
