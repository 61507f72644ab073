import type { FunderView, ProgrammeView } from '#programmes';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import {
  Adder,
  Amount,
  DataTable,
  FormDialog,
  LocalText,
  MoneyField,
  Reference,
  Section,
  SelectField,
  ShortForm,
  TextField,
  useLocal,
  Written,
} from '../../ui/index.js';
import { EntryActs, Standing } from './Entry.js';
import { ImpliedRate } from './ImpliedRate.js';

type Funding = FunderView['fundings'][number];
const HOME = 'MAD';

/** What each funder brings to which component or envelope: what the source states, and beside it what is computed. */
export function Fundings({ programme }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  const local = useLocal();
  const { funders, components, can } = programme;
  const rows = funders.flatMap((funder) => funder.fundings.map((funding) => ({ ...funding, funder })));
  const signed = funders.filter(({ state, withdrawn }) => state === 'signed' && !withdrawn);
  if (rows.length === 0 && (!can.includes('edit') || signed.length === 0)) return null;
  const component = (id: string) => components.find((one) => one.id === id);
  return (
    <Section title={t('fundings')} level={3}>
      {rows.length > 0 && (
        <DataTable
          caption={t('fundings')}
          columns={[
            {
              key: 'funder',
              header: t('funder'),
              cell: (row) => (
                <Standing entry={row}>
                  <LocalText text={row.funder.name} />
                </Standing>
              ),
            },
            {
              key: 'for',
              header: t('fundingFor'),
              cell: ({ componentId, envelopeId }) => (
                <>
                  <Reference>{component(componentId)?.code}</Reference>
                  {envelopeId && (
                    <>
                      {' · '}
                      {t('envelope')}{' '}
                      <Amount centimes={component(componentId)?.envelopes.find(({ id }) => id === envelopeId)?.amountCentimes ?? 0} />
                    </>
                  )}
                </>
              ),
            },
            {
              key: 'amount',
              header: t('amountInCurrency'),
              digits: true,
              cell: ({ amountHundredths, funder }) => (
                <>
                  <Amount centimes={amountHundredths} unit={false} /> <Reference>{funder.currency}</Reference>
                </>
              ),
            },
            {
              key: 'stated',
              header: t('statedDh'),
              digits: true,
              cell: ({ statedCentimes, impliedRateTenThousandths, funder }) => (
                <>
                  {statedCentimes === null ? '—' : <Amount centimes={statedCentimes} unit={false} />}
                  <ImpliedRate currency={funder.currency} tenThousandths={impliedRateTenThousandths} />
                </>
              ),
            },
            { key: 'source', header: t('source'), cell: ({ source }) => <Written>{source}</Written> },
            {
              key: 'acts',
              header: '',
              cell: (row) => (
                <EntryActs
                  kind="funding"
                  entry={row}
                  about={`${local(row.funder.name)} · ${component(row.componentId)?.code ?? ''}`}
                  can={can}
                  form={(close) => (
                    <FundingForm entry={row} currency={row.funder.currency} closed={!can.includes('edit')} onClose={close} />
                  )}
                />
              ),
            },
          ]}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
      {can.includes('edit') && signed.length > 0 && (
        <Adder label={t('addFunding')}>{(close) => <NewFunding funders={signed} programme={programme} onClose={close} />}</Adder>
      )}
    </Section>
  );
}

function NewFunding({ funders, programme, onClose }: { funders: FunderView[]; programme: ProgrammeView; onClose: () => void }) {
  const { t } = useTranslation('programmes');
  const local = useLocal();
  const standing = programme.components.filter(({ withdrawn }) => !withdrawn);
  const places = standing.flatMap(({ id, code, title, envelopes }) => [
    { value: `${id}/`, label: `${code} · ${local(title)}` },
    ...envelopes
      .filter(({ withdrawn }) => !withdrawn)
      .map((envelope, index) => ({ value: `${id}/${envelope.id}`, label: `${code} · ${t('envelope')} ${index + 1}` })),
  ]);
  const state = useApiForm({
    initialValues: {
      funderId: funders[0]!.id,
      place: places[0]?.value ?? '',
      amountHundredths: null as number | null,
      statedCentimes: null as number | null,
      source: '',
    },
    submit: ({ funderId, place, ...amounts }, key) => {
      const [componentId = '', envelopeId] = place.split('/');
      const body = { ...amounts, componentId, envelopeId: envelopeId === '' ? null : envelopeId };
      return api.post('/api/programmes/funders/{id}/fundings', { path: { id: funderId }, body }, key);
    },
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  const { form } = state;
  const currency = funders.find(({ id }) => id === form.values.funderId)?.currency ?? HOME;
  return (
    <ShortForm state={state} action={t('addFunding')} onClose={onClose}>
      <SelectField
        form={form}
        name="funderId"
        label={t('funder')}
        maw={420}
        data={funders.map(({ id, name }) => ({ value: id, label: local(name) }))}
      />
      <SelectField form={form} name="place" label={t('fundingFor')} maw={420} data={places} />
      <Amounts form={form} currency={currency} />
    </ShortForm>
  );
}

interface FundingFormProps {
  entry: Funding;
  currency: string;
  closed: boolean;
  onClose: () => void;
}

function FundingForm({ entry, currency, closed, onClose }: FundingFormProps) {
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: {
      amountHundredths: entry.amountHundredths,
      statedCentimes: entry.statedCentimes,
      source: entry.source,
    },
    submit: (values, key) => api.put('/api/programmes/fundings/{id}', { path: entry, body: { ...values, version: entry.version } }, key),
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('correctFunding')} state={state} action={t('save')} onClose={onClose}>
      {closed && <p className="work-when">{t('closedMoney')}</p>}
      <Amounts form={state.form} currency={currency} closed={closed} />
    </FormDialog>
  );
}

interface AmountsProps {
  form: Parameters<typeof MoneyField>[0]['form'];
  currency: string;
  closed?: boolean;
}

function Amounts({ form, currency, closed = false }: AmountsProps) {
  const { t } = useTranslation('programmes');
  return (
    <>
      <MoneyField form={form} name="amountHundredths" label={t('amountIn', { currency })} required maw={240} disabled={closed} />
      {currency !== HOME && (
        <MoneyField
          form={form}
          name="statedCentimes"
          label={t('statedDh')}
          description={t('statedEquivalentHint')}
          maw={240}
          disabled={closed}
        />
      )}
      <TextField form={form} name="source" label={t('source')} required />
    </>
  );
}
