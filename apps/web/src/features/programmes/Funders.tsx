import type { ProgrammeView } from '#programmes';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import {
  Adder,
  Amount,
  BilingualInput,
  CheckField,
  DataTable,
  DateField,
  FormDialog,
  LocalText,
  MoneyField,
  Reference,
  Section,
  SelectField,
  ShortForm,
  TextField,
  typedDirection,
  useLocal,
  Written,
} from '../../ui/index.js';
import { Agreement } from './Agreement.js';
import { EntryActs, Standing } from './Entry.js';
import { Fundings } from './Fundings.js';

interface Part {
  programme: ProgrammeView;
}
type Funder = ProgrammeView['funders'][number];
type Partner = ProgrammeView['partners'][number];
/** A new entry of a programme, or the correction of one. */
type FormProps<Entry> = { onClose: () => void } & ({ programmeId: string; entry?: never } | { entry: Entry });

/** Who pays, in their own currency; the equivalent is in the words of the source. */
export function Funders({ programme }: Part) {
  const { id, funders, can } = programme;
  const { t } = useTranslation('programmes');
  const local = useLocal();
  return (
    <Section title={t('funders')}>
      {funders.length === 0 ? (
        <p className="work-when">{t('noFunder')}</p>
      ) : (
        <DataTable
          caption={t('funders')}
          columns={[
            {
              key: 'name',
              header: t('name'),
              cell: (funder) => (
                <>
                  <Standing entry={funder}>
                    <LocalText text={funder.name} />
                  </Standing>
                  <Agreement funder={funder} />
                </>
              ),
            },
            {
              key: 'amount',
              header: t('amountInCurrency'),
              digits: true,
              cell: ({ amountHundredths, currency }) => (
                <>
                  {amountHundredths === null ? '—' : <Amount centimes={amountHundredths} unit={false} />} <Reference>{currency}</Reference>
                </>
              ),
            },
            {
              key: 'assigned',
              header: t('assigned'),
              digits: true,
              cell: ({ assignedHundredths, currency }) => (
                <>
                  <Amount centimes={assignedHundredths} unit={false} /> <Reference>{currency}</Reference>
                </>
              ),
            },
            {
              key: 'awarded',
              header: t('awardedComputed'),
              digits: true,
              cell: ({ awardedCentimes }) => (awardedCentimes === null ? '—' : <Amount centimes={awardedCentimes} unit={false} />),
            },
            {
              key: 'paid',
              header: t('paidComputed'),
              digits: true,
              cell: ({ paidCentimes }) => (paidCentimes === null ? '—' : <Amount centimes={paidCentimes} unit={false} />),
            },
            { key: 'equivalent', header: t('statedEquivalent'), cell: (row) => <Written>{row.statedEquivalent ?? '—'}</Written> },
            { key: 'source', header: t('source'), cell: ({ source }) => <Written>{source}</Written> },
            {
              key: 'acts',
              header: '',
              cell: (funder) => (
                <EntryActs
                  kind="funder"
                  entry={funder}
                  about={local(funder.name)}
                  can={can}
                  form={(close) => <FunderForm entry={funder} closed={!can.includes('edit')} onClose={close} />}
                />
              ),
            },
          ]}
          rows={funders}
          rowKey={(row) => row.id}
        />
      )}
      {can.includes('edit') && <Adder label={t('addFunder')}>{(close) => <FunderForm programmeId={id} onClose={close} />}</Adder>}
      <Fundings programme={programme} />
    </Section>
  );
}

function FunderForm(props: FormProps<Funder> & { closed?: boolean }) {
  const { entry, closed = false, onClose } = props;
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: {
      name: entry?.name ?? { fr: '', ar: '' },
      currency: entry?.currency ?? 'EUR',
      amountHundredths: entry?.amountHundredths ?? null,
      statedEquivalent: entry?.statedEquivalent ?? '',
      source: entry?.source ?? '',
      signedOn: entry?.signedOn ?? '',
      effectiveOn: entry?.effectiveOn ?? '',
      preparing: false,
    },
    submit: async ({ preparing, ...values }, key) => {
      const body = {
        ...values,
        statedEquivalent: values.statedEquivalent.trim() || null,
        signedOn: (!preparing && values.signedOn) || null,
        effectiveOn: (!preparing && values.effectiveOn) || null,
      };
      if (props.entry)
        await api.put('/api/programmes/funders/{id}', { path: props.entry, body: { ...body, version: props.entry.version } }, key);
      else await api.post('/api/programmes/{id}/funders', { path: { id: props.programmeId }, body: { ...body, preparing } }, key);
    },
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  const { form } = state;
  const isSigned = entry ? entry.state === 'signed' : !form.values.preparing;
  const Form = entry ? FormDialog : ShortForm;
  return (
    <Form title={t('correctFunder')} state={state} action={entry ? t('save') : t('addFunder')} onClose={onClose}>
      <BilingualInput form={form} name="name" label={t('name')} required />
      {closed && <p className="work-when">{t('closedMoney')}</p>}
      {!entry && <CheckField form={form} name="preparing" label={t('preparing')} description={t('preparingHint')} />}
      <MoneyField form={form} name="amountHundredths" label={t('amountInCurrency')} required={isSigned} maw={240} disabled={closed} />
      <TextField
        form={form}
        name="currency"
        label={t('currency')}
        description={t('currencyHint')}
        required
        maw={160}
        disabled={closed}
        attributes={typedDirection('ltr')}
      />
      <TextField
        form={form}
        name="statedEquivalent"
        label={t('statedEquivalent')}
        description={t('statedEquivalentHint')}
        disabled={closed}
      />
      <TextField form={form} name="source" label={t('source')} required />
      {isSigned && (
        <>
          <DateField form={form} name="signedOn" label={t('signedOn')} />
          <DateField form={form} name="effectiveOn" label={t('effectiveOn')} description={t('effectiveOnHint')} />
        </>
      )}
    </Form>
  );
}

/** Who takes part without money. */
export function Partners({ programme: { id, partners, components, can } }: Part) {
  const { t } = useTranslation('programmes');
  const local = useLocal();
  return (
    <Section title={t('partners')}>
      {partners.length === 0 ? (
        <p className="work-when">{t('noPartner')}</p>
      ) : (
        <DataTable
          caption={t('partners')}
          columns={[
            {
              key: 'name',
              header: t('name'),
              cell: (partner) => (
                <Standing entry={partner}>
                  <LocalText text={partner.name} />
                </Standing>
              ),
            },
            { key: 'role', header: t('partnerRole'), cell: ({ role }) => <LocalText text={role} /> },
            {
              key: 'component',
              header: t('component'),
              cell: ({ componentId }) => {
                const component = components.find((each) => each.id === componentId);
                return component ? <Reference>{component.code}</Reference> : t('wholeProgramme');
              },
            },
            {
              key: 'acts',
              header: '',
              cell: (partner) => (
                <EntryActs
                  kind="partner"
                  entry={partner}
                  about={local(partner.name)}
                  can={can}
                  form={(close) => <PartnerForm entry={partner} components={components} onClose={close} />}
                />
              ),
            },
          ]}
          rows={partners}
          rowKey={(row) => row.id}
        />
      )}
      {can.includes('mend') && (
        <Adder label={t('addPartner')}>{(close) => <PartnerForm programmeId={id} components={components} onClose={close} />}</Adder>
      )}
    </Section>
  );
}

function PartnerForm(props: FormProps<Partner> & { components: ProgrammeView['components'] }) {
  const { entry, components, onClose } = props;
  const local = useLocal();
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: {
      name: entry?.name ?? { fr: '', ar: '' },
      role: entry?.role ?? { fr: '', ar: '' },
      componentId: entry?.componentId ?? '',
    },
    submit: async (values, key) => {
      const body = { ...values, componentId: values.componentId || null };
      if (props.entry)
        await api.put('/api/programmes/partners/{id}', { path: props.entry, body: { ...body, version: props.entry.version } }, key);
      else await api.post('/api/programmes/{id}/partners', { path: { id: props.programmeId }, body }, key);
    },
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  const Form = entry ? FormDialog : ShortForm;
  return (
    <Form title={t('correctPartner')} state={state} action={entry ? t('save') : t('addPartner')} onClose={onClose}>
      <BilingualInput form={state.form} name="name" label={t('name')} required />
      <BilingualInput form={state.form} name="role" label={t('partnerRole')} required />
      <SelectField
        form={state.form}
        name="componentId"
        label={t('component')}
        maw={420}
        data={[
          { value: '', label: t('wholeProgramme') },
          ...components
            .filter(({ id, withdrawn }) => !withdrawn || id === entry?.componentId)
            .map(({ id, code, title }) => ({ value: id, label: `${code} — ${local(title)}` })),
        ]}
      />
    </Form>
  );
}
