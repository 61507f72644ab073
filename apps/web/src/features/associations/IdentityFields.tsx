import type { AssociationView } from '#associations';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api/index.js';
import { useRegions } from '../../app/reference.js';
import {
  BilingualInput,
  CheckField,
  DateField,
  MoneyField,
  amountIn,
  RowsTable,
  Section,
  SelectField,
  TextField,
  typedDirection,
  useLocal,
  type ListForm,
} from '../../ui/index.js';

export const useChoices = () => useApi('/api/associations/choices', {}, { staleTime: Infinity }).data;

export interface IdentityValues extends Record<string, unknown> {
  name: { fr: string; ar: string };
  kind: string;
  ofMigrants: boolean;
  ice: string;
  receiptNumber: string;
  receiptDate: string;
  regionCode: string;
  province: string;
  commune: string;
  address: string;
  website: string;
  phone: string;
  object: { fr: string; ar: string };
  publicFunding: { name: string; year: number | string; amountCentimes: number | null }[];
}

export const blankIdentity: IdentityValues = {
  name: { fr: '', ar: '' },
  kind: 'association',
  ofMigrants: false,
  ice: '',
  receiptNumber: '',
  receiptDate: '',
  regionCode: '',
  province: '',
  commune: '',
  address: '',
  website: '',
  phone: '',
  object: { fr: '', ar: '' },
  publicFunding: [],
};

export const identityOf = (a: AssociationView): IdentityValues => ({
  name: { fr: a.name.fr, ar: a.name.ar },
  kind: a.kind,
  ofMigrants: a.ofMigrants,
  ice: a.ice,
  receiptNumber: a.receiptNumber,
  receiptDate: a.receiptDate ?? '',
  regionCode: a.regionCode,
  province: a.province ?? '',
  commune: a.commune ?? '',
  address: a.address ?? '',
  website: a.website ?? '',
  phone: a.phone ?? '',
  object: { fr: a.object?.fr ?? '', ar: a.object?.ar ?? '' },
  publicFunding: a.publicFunding,
});

/** As the API wants it: what is left empty is null. */
export function identityBody<Values extends IdentityValues>(values: Values) {
  const optional = (text: string) => text.trim() || null;
  return {
    ...values,
    receiptDate: optional(values.receiptDate),
    province: optional(values.province),
    commune: optional(values.commune),
    address: optional(values.address),
    website: optional(values.website),
    phone: optional(values.phone),
    publicFunding: values.publicFunding.map((given) => ({ ...given, year: Number(given.year) })),
  };
}

/** The identity of an association, from its names to the public money it received. */
export function IdentityFields({ form }: { form: ListForm }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const regions = useRegions();
  const choices = useChoices();
  return (
    <>
      <Section title={t('form.who')}>
        <BilingualInput form={form} name="name" label={t('name')} required />
        <div className="field-row">
          <SelectField
            form={form}
            name="kind"
            label={t('kind')}
            data={(choices?.kinds ?? []).map(({ code, label }) => ({ value: code, label: local(label) }))}
          />
          <CheckField form={form} name="ofMigrants" label={t('ofMigrants')} mt={28} />
        </div>
        <BilingualInput form={form} name="object" label={t('object')} description={t('form.objectHint')} lines={3} />
      </Section>
      <Section title={t('form.registered')}>
        <div className="field-row">
          <TextField
            form={form}
            name="ice"
            label={t('ice')}
            description={t('form.iceHint')}
            inputMode="numeric"
            attributes={typedDirection('ltr')}
            required
          />
          <TextField form={form} name="receiptNumber" label={t('receipt')} description={t('form.receiptHint')} required />
          <DateField form={form} name="receiptDate" label={t('receiptDate')} description={t('form.receiptDateHint')} />
        </div>
      </Section>
      <Section title={t('seat')}>
        <div className="field-row">
          <SelectField
            form={form}
            name="regionCode"
            label={t('region')}
            required
            data={[
              { value: '', label: t('form.chooseRegion') },
              ...regions.map(({ code, label }) => ({ value: code, label: local(label) })),
            ]}
          />
          <TextField form={form} name="province" label={t('province')} />
          <TextField form={form} name="commune" label={t('commune')} />
        </div>
        <TextField form={form} name="address" label={t('address')} autoComplete="street-address" mb="xs" />
        <TextField
          form={form}
          name="website"
          label={t('website')}
          description={t('form.websiteHint')}
          type="url"
          attributes={typedDirection('ltr')}
          mb="xs"
        />
        <TextField form={form} name="phone" label={t('phone')} type="tel" autoComplete="tel" attributes={typedDirection('ltr')} />
      </Section>
      <Section title={t('funding.title')}>
        <p className="lead">{t('funding.hint')}</p>
        <RowsTable<{ name: string; year: string; amountCentimes: number | null }>
          form={form}
          name="publicFunding"
          caption={t('funding.title')}
          blank={() => ({ name: '', year: '', amountCentimes: null })}
          addLabel={t('funding.add')}
          rowLabel={(position) => t('funding.row', { position })}
          columns={[
            { key: 'name', label: t('funding.name'), share: 3, cell: (field) => <TextField {...field} /> },
            { key: 'year', label: t('funding.year'), cell: (field) => <TextField {...field} inputMode="numeric" maxLength={4} /> },
            {
              key: 'amountCentimes',
              label: t('funding.amount'),
              share: 2,
              digits: true,
              read: amountIn,
              unread: null,
              cell: (field) => <MoneyField {...field} />,
            },
          ]}
        />
      </Section>
    </>
  );
}
