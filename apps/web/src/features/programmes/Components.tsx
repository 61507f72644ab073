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
  LocalText,
  MoneyBar,
  MoneyField,
  Reference,
  Section,
  ShortForm,
  TextField,
  typedDirection,
  Written,
  type Column,
} from '../../ui/index.js';

/** The money: components, their envelopes, the shares of each and what is left of them. */
export function Components({ programme }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  const mayEdit = programme.can.includes('edit');
  return (
    <Section title={t('components')}>
      {programme.components.length === 0 && (
        <Empty title={t('noComponent')}>
          <p>{t('noComponentHint')}</p>
        </Empty>
      )}
      <Stack gap="lg">
        {programme.components.map(({ id, code, title, envelopes }) => (
          <Section
            key={id}
            level={3}
            title={
              <>
                <Reference>{code}</Reference> · <LocalText text={title} />
              </>
            }
          >
            {envelopes.map((envelope) => (
              <Envelope key={envelope.id} envelope={envelope} programmeId={programme.id} mayEdit={mayEdit} />
            ))}
            {mayEdit && <Adder label={t('addEnvelope')}>{(close) => <EnvelopeForm componentId={id} onClose={close} />}</Adder>}
          </Section>
        ))}
      </Stack>
      {mayEdit && <Adder label={t('addComponent')}>{(close) => <ComponentForm programmeId={programme.id} onClose={close} />}</Adder>}
    </Section>
  );
}

function Envelope({ envelope, programmeId, mayEdit }: { envelope: EnvelopeView; programmeId: string; mayEdit: boolean }) {
  const { t } = useTranslation('programmes');
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
          {t('envelope')}{' '}
          <strong>
            <Amount centimes={envelope.amountCentimes} />
          </strong>
          {' — '}
          {t('notSplit')} <Amount centimes={envelope.amountCentimes - envelope.splitCentimes} />
        </span>
        {mayEdit && <AppLink href={href}>{envelope.shares.length > 0 ? t('changeSplit') : t('doSplit')}</AppLink>}
      </Group>
      {envelope.source && (
        <span className="work-when">
          {t('sourceIs')} <Written>{envelope.source}</Written>
        </span>
      )}
      {envelope.shares.length > 0 && <DataTable caption={t('shares')} columns={columns} rows={envelope.shares} rowKey={({ id }) => id} />}
    </Stack>
  );
}

function ComponentForm({ programmeId, onClose }: { programmeId: string; onClose: () => void }) {
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: { code: '', title: { fr: '', ar: '' } },
    submit: (values, key) => api.post('/api/programmes/{id}/components', { path: { id: programmeId }, body: values }, key),
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  return (
    <ShortForm state={state} action={t('addComponent')} onClose={onClose}>
      <TextField
        form={state.form}
        name="code"
        label={t('code')}
        description={t('componentCodeHint')}
        required
        maw={200}
        attributes={typedDirection('ltr')}
      />
      <BilingualInput form={state.form} name="title" label={t('title')} required />
    </ShortForm>
  );
}

function EnvelopeForm({ componentId, onClose }: { componentId: string; onClose: () => void }) {
  const { t } = useTranslation('programmes');
  const state = useApiForm<{ amountCentimes: number | null; source: string }>({
    initialValues: { amountCentimes: null, source: '' },
    submit: ({ amountCentimes, source }, key) =>
      api.post(
        '/api/programmes/components/{id}/envelopes',
        { path: { id: componentId }, body: { amountCentimes, source: source.trim() || null } },
        key,
      ),
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  return (
    <ShortForm state={state} action={t('addEnvelope')} onClose={onClose}>
      <MoneyField form={state.form} name="amountCentimes" label={t('amountDh')} required maw={240} />
      <TextField form={state.form} name="source" label={t('source')} description={t('sourceHint')} />
    </ShortForm>
  );
}
