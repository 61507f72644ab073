import type { EnvelopeView, ProgrammeView, ReferenceView } from '#programmes';
import { Button, Group, Stack } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useApiForForm, useApiForm } from '../../app/api/index.js';
import { useReference } from '../../app/reference.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  amountIn,
  AppLink,
  choiceIn,
  Empty,
  ErrorSummary,
  MoneyBar,
  MoneyField,
  PageTitle,
  ProblemAlert,
  RowsTable,
  SelectField,
  useGo,
  useLocal,
  type RowColumn,
} from '../../ui/index.js';

interface ShareValues {
  regionCode: string;
  domainCode: string;
  year: string;
  amountCentimes: number | null;
  awardedCentimes: number;
}
interface Values extends Record<string, unknown> {
  amountCentimes: number | null;
  shares: ShareValues[];
}

/** Splits one envelope by region, domain and year; what is left is computed while one types. */
export function SplitPage() {
  const programmeId = useParam('programmeId');
  const envelopeId = useParam('envelopeId');
  const programme = useApiForForm('/api/programmes/{id}', { path: { id: programmeId } });
  const reference = useReference(programme.data?.lastYear);
  const { t } = useTranslation('programmes');
  return (
    <Loaded query={programme}>
      {(data) => (
        <Loaded query={reference}>
          {(lists) => {
            const envelope = data.components.flatMap(({ envelopes }) => envelopes).find(({ id }) => id === envelopeId);
            if (!envelope) return <PageTitle title={t('common:notFound.title')} lead={t('common:notFound.lead')} />;
            return <SplitForm key={envelope.id} programme={data} envelope={envelope} reference={lists} />;
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

interface SplitProps {
  programme: ProgrammeView;
  envelope: EnvelopeView;
  reference: ReferenceView;
}

function SplitForm({ programme, envelope, reference }: SplitProps) {
  const { t } = useTranslation('programmes');
  const local = useLocal();
  const go = useGo();
  const back = `/app/programmes/${programme.id}`;
  // What the envelope is now, also after a first try that went half the way.
  const known = useRef({ version: envelope.version, amount: envelope.amountCentimes });
  const { form, onSubmit, pending, problem, summary } = useApiForm<Values>({
    initialValues: {
      amountCentimes: envelope.amountCentimes,
      shares: envelope.shares.map(({ regionCode, domainCode, year, amountCentimes, awardedCentimes }) => ({
        regionCode: regionCode ?? '',
        domainCode: domainCode ?? '',
        year: year === null ? '' : String(year),
        amountCentimes,
        awardedCentimes,
      })),
    },
    submit: async ({ amountCentimes, shares }, key) => {
      const { version, amount: stands } = known.current;
      const grows = (amountCentimes ?? 0) > stands;
      const resize = async () => {
        if (amountCentimes === stands) return;
        const { source, foreignCurrency, foreignHundredths, statedRate } = envelope;
        const body = { amountCentimes, source, foreignCurrency, foreignHundredths, statedRate, version };
        const resized = await api.put('/api/programmes/envelopes/{id}', { path: { id: envelope.id }, body }, `${key}-amount`);
        known.current = { version: resized.version, amount: amountCentimes ?? 0 };
      };
      // A larger envelope must be there before the shares that need it, a smaller one only once they fit.
      if (grows) await resize();
      await api.put('/api/programmes/envelopes/{id}/shares', { path: { id: envelope.id }, body: { shares: shares.map(toShare) } }, key);
      if (!grows) await resize();
    },
    invalidates: ['/api/programmes'],
    onSuccess: () => go(back),
  });
  const total = form.values.shares.reduce((sum, share) => sum + (share.amountCentimes ?? 0), 0);
  const amount = form.values.amountCentimes ?? 0;
  const years = Array.from({ length: programme.lastYear - programme.firstYear + 1 }, (_, index) => String(programme.firstYear + index));
  const regions = [
    { value: '', label: t('allRegions') },
    ...reference.regions.map(({ code, label }) => ({ value: code, label: local(label) })),
  ];
  const domains = [
    { value: '', label: t('allDomains') },
    ...reference.domains.map(({ code, label }) => ({ value: code, label: local(label) })),
  ];

  return (
    <form onSubmit={onSubmit} noValidate>
      <PageTitle title={t('splitTitle')} over={<AppLink href={back}>{local(programme.title)}</AppLink>} lead={t('splitLead')} />
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <MoneyField form={form} name="amountCentimes" label={t('envelopeAmount')} required maw={260} mb="md" />
      {form.values.shares.length === 0 && (
        <Empty title={t('noShare')}>
          <p>{t('noShareHint')}</p>
        </Empty>
      )}
      <RowsTable<ShareValues>
        form={form}
        name="shares"
        caption={t('splitTitle')}
        columns={[
          choice('regionCode', t('region'), 4, regions),
          choice('domainCode', t('domain'), 5, domains),
          choice('year', t('year'), 2.4, [{ value: '', label: t('allYears') }, ...years.map((year) => ({ value: year, label: year }))]),
          {
            key: 'amountCentimes',
            label: t('shareDh'),
            share: 3.4,
            digits: true,
            required: true,
            read: amountIn,
            unread: null,
            cell: (field, { awardedCentimes }) => (
              <MoneyField
                {...field}
                description={
                  awardedCentimes > 0 ? (
                    <>
                      {t('awarded')} <Amount centimes={awardedCentimes} />
                    </>
                  ) : undefined
                }
                inputWrapperOrder={['label', 'input', 'description', 'error']}
              />
            ),
          },
        ]}
        blank={() => ({ regionCode: '', domainCode: '', year: '', amountCentimes: null, awardedCentimes: 0 })}
        addLabel={t('addShare')}
        rowLabel={(number) => t('shareNumber', { number })}
        removable={({ awardedCentimes }) => awardedCentimes === 0}
      />
      <Stack gap={4} my="md" maw={420} role="status">
        <span>
          {t('split')}{' '}
          <strong>
            <Amount centimes={total} />
          </strong>
          {' — '}
          {total > amount ? t('over') : t('left')} <Amount centimes={Math.abs(amount - total)} />
        </span>
        <MoneyBar taken={total} of={amount} />
      </Stack>
      <Group gap="md">
        <Button type="submit" loading={pending}>
          {t('saveSplit')}
        </Button>
        <AppLink href={back}>{t('common:cancel')}</AppLink>
      </Group>
    </form>
  );
}

function choice(
  key: 'regionCode' | 'domainCode' | 'year',
  label: string,
  share: number,
  data: { value: string; label: string }[],
): RowColumn<ShareValues> {
  return {
    key,
    label,
    share,
    read: choiceIn(data),
    unread: '',
    cell: (field) => <SelectField {...field} data={data} />,
  };
}

const toShare = ({ regionCode, domainCode, year, amountCentimes }: ShareValues) => ({
  regionCode: regionCode || null,
  domainCode: domainCode || null,
  year: year ? Number(year) : null,
  amountCentimes,
});
