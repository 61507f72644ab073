import type { ProgrammeView } from '#programmes';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import {
  Adder,
  Amount,
  BilingualInput,
  DataTable,
  LocalText,
  MoneyField,
  Reference,
  Section,
  ShortForm,
  TextField,
  typedDirection,
  Written,
} from '../../ui/index.js';

interface Part {
  programme: ProgrammeView;
}
interface FormProps {
  programmeId: string;
  onClose: () => void;
}

/** Who pays, in their own currency; the equivalent is in the words of the source. */
export function Funders({ programme: { id, funders, can } }: Part) {
  const { t } = useTranslation('programmes');
  return (
    <Section title={t('funders')}>
      {funders.length === 0 ? (
        <p className="work-when">{t('noFunder')}</p>
      ) : (
        <DataTable
          caption={t('funders')}
          columns={[
            { key: 'name', header: t('name'), cell: ({ name }) => <LocalText text={name} /> },
            {
              key: 'amount',
              header: t('amountInCurrency'),
              digits: true,
              cell: ({ amountHundredths, currency }) => (
                <>
                  <Amount centimes={amountHundredths} unit={false} /> <Reference>{currency}</Reference>
                </>
              ),
            },
            { key: 'equivalent', header: t('statedEquivalent'), cell: (row) => <Written>{row.statedEquivalent ?? '—'}</Written> },
            { key: 'source', header: t('source'), cell: ({ source }) => <Written>{source}</Written> },
          ]}
          rows={funders}
          rowKey={(row) => row.id}
        />
      )}
      {can.includes('edit') && <Adder label={t('addFunder')}>{(close) => <FunderForm programmeId={id} onClose={close} />}</Adder>}
    </Section>
  );
}

function FunderForm({ programmeId, onClose }: FormProps) {
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: {
      name: { fr: '', ar: '' },
      currency: 'EUR',
      amountHundredths: null as number | null,
      statedEquivalent: '',
      source: '',
    },
    submit: (values, key) =>
      api.post(
        '/api/programmes/{id}/funders',
        { path: { id: programmeId }, body: { ...values, statedEquivalent: values.statedEquivalent.trim() || null } },
        key,
      ),
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <ShortForm state={state} action={t('addFunder')} onClose={onClose}>
      <BilingualInput form={form} name="name" label={t('name')} required />
      <MoneyField form={form} name="amountHundredths" label={t('amountInCurrency')} required maw={240} />
      <TextField
        form={form}
        name="currency"
        label={t('currency')}
        description={t('currencyHint')}
        required
        maw={160}
        attributes={typedDirection('ltr')}
      />
      <TextField form={form} name="statedEquivalent" label={t('statedEquivalent')} description={t('statedEquivalentHint')} />
      <TextField form={form} name="source" label={t('source')} required />
    </ShortForm>
  );
}

/** Who takes part without money. */
export function Partners({ programme: { id, partners, can } }: Part) {
  const { t } = useTranslation('programmes');
  return (
    <Section title={t('partners')}>
      {partners.length === 0 ? (
        <p className="work-when">{t('noPartner')}</p>
      ) : (
        <DataTable
          caption={t('partners')}
          columns={[
            { key: 'name', header: t('name'), cell: ({ name }) => <LocalText text={name} /> },
            { key: 'role', header: t('partnerRole'), cell: ({ role }) => <LocalText text={role} /> },
          ]}
          rows={partners}
          rowKey={(row) => row.id}
        />
      )}
      {can.includes('edit') && <Adder label={t('addPartner')}>{(close) => <PartnerForm programmeId={id} onClose={close} />}</Adder>}
    </Section>
  );
}

function PartnerForm({ programmeId, onClose }: FormProps) {
  const { t } = useTranslation('programmes');
  const state = useApiForm({
    initialValues: { name: { fr: '', ar: '' }, role: { fr: '', ar: '' } },
    submit: (values, key) => api.post('/api/programmes/{id}/partners', { path: { id: programmeId }, body: values }, key),
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  return (
    <ShortForm state={state} action={t('addPartner')} onClose={onClose}>
      <BilingualInput form={state.form} name="name" label={t('name')} required />
      <BilingualInput form={state.form} name="role" label={t('partnerRole')} required />
    </ShortForm>
  );
}
