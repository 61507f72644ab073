import type { EnvelopeView, ProgrammeView, ShareView } from '#programmes';
import { Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import {
  Adder,
  Amount,
  AppLink,
  BilingualInput,
  DataTable,
  Empty,
  FormDialog,
  formatCentimes,
  LocalText,
  MoneyBar,
  MoneyField,
  Reference,
  Section,
  ShortForm,
  TextField,
  typedDirection,
  useLanguage,
  useLocal,
  Written,
  type Column,
} from '../../ui/index.js';
import { EntryActs, Standing } from './Entry.js';
import { Targets } from './Targets.js';
import { ImpliedRate } from './ImpliedRate.js';

type Component = ProgrammeView['components'][number];
type Can = ProgrammeView['can'];

/** The money: components, their envelopes, the shares of each and what is left of them. */
export function Components({ programme }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  const local = useLocal();
  const { can } = programme;
  const mayEdit = can.includes('edit');
  return (
    <Section title={t('components')}>
      {programme.components.length === 0 && (
        <Empty title={t('noComponent')}>
          <p>{t('noComponentHint')}</p>
        </Empty>
      )}
      <Stack gap="lg">
        {programme.components.map((component) => (
          <Section
            key={component.id}
            level={3}
            title={
              <Standing entry={component}>
                <Reference>{component.code}</Reference> · <LocalText text={component.title} />
              </Standing>
            }
            aside={
              <EntryActs
                kind="component"
                entry={component}
                about={`${component.code} · ${local(component.title)}`}
                can={can}
                form={(close) => <ComponentForm entry={component} closed={!mayEdit} onClose={close} />}
              />
            }
          >
            <Targets programmeId={programme.id} component={component} can={can} />
            {component.envelopes.map((envelope) => (
              <Envelope key={envelope.id} envelope={envelope} programmeId={programme.id} can={can} />
            ))}
            {mayEdit && !component.withdrawn && (
              <Adder label={t('addEnvelope')}>{(close) => <EnvelopeForm componentId={component.id} onClose={close} />}</Adder>
            )}
          </Section>
        ))}
      </Stack>
      {mayEdit && <Adder label={t('addComponent')}>{(close) => <ComponentForm programmeId={programme.id} onClose={close} />}</Adder>}
    </Section>
  );
}

function Envelope({ envelope, programmeId, can }: { envelope: EnvelopeView; programmeId: string; can: Can }) {
  const { t } = useTranslation('programmes');
  const mayEdit = can.includes('edit');
  const language = useLanguage();
  const amount = <Amount centimes={envelope.amountCentimes} />;
  const columns: Column<ShareView>[] = [
    { key: 'region', header: t('region'), cell: ({ region }) => (region ? <LocalText text={region} /> : t('allRegions')) },
    { key: 'domain', header: t('domain'), cell: ({ domain }) => (domain ? <LocalText text={domain} /> : t('allDomains')) },
    { key: 'year', header: t('year'), cell: ({ year }) => (year ? <Reference>{year}</Reference> : t('allYears')) },
    { key: 'amount', header: t('shareDh'), digits: true, cell: (share) => <Amount centimes={share.amountCentimes} unit={false} /> },
    {
      key: 'awarded',
      header: t('awardedDh'),
      digits: true,
      cell: (share) => (
        <>
          <Amount centimes={share.awardedCentimes} unit={false} />
          <MoneyBar taken={share.awardedCentimes} of={share.amountCentimes} />
        </>
      ),
    },
    { key: 'left', header: t('leftDh'), digits: true, cell: (share) => <Amount centimes={share.availableCentimes} unit={false} /> },
  ];
  const href = `/app/programmes/${programmeId}/envelopes/${envelope.id}`;
  return (
    <Stack gap="xs" mb="md">
      <Group justify="space-between" gap="xs">
        <span>
          <Standing entry={envelope}>
            {t('envelope')} <strong>{amount}</strong>
            {!envelope.withdrawn && (
              <>
                {' — '}
                {t('notSplit')} <Amount centimes={envelope.amountCentimes - envelope.splitCentimes} />
              </>
            )}
          </Standing>
        </span>
        {mayEdit && !envelope.withdrawn && <AppLink href={href}>{envelope.shares.length > 0 ? t('changeSplit') : t('doSplit')}</AppLink>}
      </Group>
      {envelope.foreignCurrency && (
        <span className="work-when">
          {t('statedAs')} <Amount centimes={envelope.foreignHundredths ?? 0} unit={false} />{' '}
          <Reference>{envelope.foreignCurrency}</Reference>
          {envelope.statedRate && (
            <>
              {' · '}
              <Written>{envelope.statedRate}</Written>
            </>
          )}
          <ImpliedRate currency={envelope.foreignCurrency} tenThousandths={envelope.impliedRateTenThousandths} />
        </span>
      )}
      {envelope.source && (
        <span className="work-when">
          {t('sourceIs')} <Written>{envelope.source}</Written>
        </span>
      )}
      {envelope.shares.length > 0 && <DataTable caption={t('shares')} columns={columns} rows={envelope.shares} rowKey={({ id }) => id} />}
      <EntryActs
        kind="envelope"
        entry={envelope}
        about={`${t('envelope')} ${formatCentimes(envelope.amountCentimes, language)}`}
        can={can}
        form={(close) => <EnvelopeForm entry={envelope} closed={!mayEdit} onClose={close} />}
      />
    </Stack>
  );
}

type FormProps<Entry, Parent> = { closed?: boolean; onClose: () => void } & ((Parent & { entry?: never }) | { entry: Entry });

function ComponentForm(props: FormProps<Component, { programmeId: string }>) {
  const { entry, closed = false, onClose } = props;
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: { code: entry?.code ?? '', title: entry?.title ?? { fr: '', ar: '' } },
    submit: async (body, key) => {
      if (props.entry)
        await api.put('/api/programmes/components/{id}', { path: props.entry, body: { ...body, version: props.entry.version } }, key);
      else await api.post('/api/programmes/{id}/components', { path: { id: props.programmeId }, body }, key);
    },
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  const Form = entry ? FormDialog : ShortForm;
  return (
    <Form title={t('correctComponent')} state={state} action={entry ? t('save') : t('addComponent')} onClose={onClose}>
      <TextField
        form={state.form}
        name="code"
        label={t('code')}
        description={t('componentCodeHint')}
        required
        maw={200}
        disabled={closed}
        attributes={typedDirection('ltr')}
      />
      <BilingualInput form={state.form} name="title" label={t('title')} required />
    </Form>
  );
}

function EnvelopeForm(props: FormProps<EnvelopeView, { componentId: string }>) {
  const { entry, closed = false, onClose } = props;
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: {
      amountCentimes: entry?.amountCentimes ?? null,
      source: entry?.source ?? '',
      foreignCurrency: entry?.foreignCurrency ?? '',
      foreignHundredths: entry?.foreignHundredths ?? null,
      statedRate: entry?.statedRate ?? '',
    },
    submit: async (values, key) => {
      const body = {
        ...values,
        source: values.source.trim() || null,
        foreignCurrency: values.foreignCurrency.trim() || null,
        statedRate: values.statedRate.trim() || null,
      };
      if (props.entry)
        await api.put('/api/programmes/envelopes/{id}', { path: props.entry, body: { ...body, version: props.entry.version } }, key);
      else await api.post('/api/programmes/components/{id}/envelopes', { path: { id: props.componentId }, body }, key);
    },
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  const Form = entry ? FormDialog : ShortForm;
  return (
    <Form title={t('correctEnvelope')} state={state} action={entry ? t('save') : t('addEnvelope')} onClose={onClose}>
      {closed && <p className="work-when">{t('closedMoney')}</p>}
      <MoneyField form={state.form} name="amountCentimes" label={t('amountDh')} required maw={240} disabled={closed} />
      <TextField form={state.form} name="source" label={t('source')} description={t('sourceHint')} />
      <TextField
        form={state.form}
        name="foreignCurrency"
        label={t('foreignCurrency')}
        description={t('foreignCurrencyHint')}
        maw={240}
        disabled={closed}
        attributes={typedDirection('ltr')}
      />
      <MoneyField form={state.form} name="foreignHundredths" label={t('foreignAmount')} maw={240} disabled={closed} />
      <TextField form={state.form} name="statedRate" label={t('statedRate')} description={t('statedEquivalentHint')} disabled={closed} />
    </Form>
  );
}
