import type { AssociationView } from '#associations';
import { HOME_COUNTRY, provinceLabel, provincesOf } from '#kernel/public';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api/index.js';
import { useCommunes, useRegions } from '../../app/reference.js';
import {
  BilingualInput,
  CheckField,
  DateField,
  MoneyField,
  PlaceField,
  amountIn,
  RowsTable,
  Section,
  SelectField,
  TextField,
  typedDirection,
  useLanguage,
  useLocal,
  type ListForm,
} from '../../ui/index.js';

/** What an institution adds to its lists is there within the hour. */
const CHOICES_MS = 3_600_000;
export const useChoices = () => useApi('/api/associations/choices', {}, { staleTime: CHOICES_MS }).data;

export interface IdentityValues extends Record<string, unknown> {
  name: { fr: string; ar: string };
  kind: string;
  ofMigrants: boolean;
  ice: string;
  country: string;
  registerName: string;
  hostAgreement: string;
  city: string;
  network: { name: string; ice: string }[];
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
  country: '',
  registerName: '',
  hostAgreement: '',
  city: '',
  network: [],
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
  ice: a.ice ?? '',
  country: a.regionCode === null ? a.country : '',
  registerName: a.registerName ?? '',
  hostAgreement: a.hostAgreement ?? '',
  city: a.city ?? '',
  network: a.network.map(({ name, ice }) => ({ name, ice: ice ?? '' })),
  receiptNumber: a.receiptNumber,
  receiptDate: a.receiptDate ?? '',
  regionCode: a.regionCode ?? '',
  province: a.province ?? '',
  commune: a.commune ?? '',
  address: a.address ?? '',
  website: a.website ?? '',
  phone: a.phone ?? '',
  object: { fr: a.object?.fr ?? '', ar: a.object?.ar ?? '' },
  publicFunding: a.publicFunding,
});

type KindChoice = NonNullable<ReturnType<typeof useChoices>>['kinds'][number];

/** What the chosen legal form is asked for. */
export const useKind = (code: string): KindChoice | undefined => useChoices()?.kinds.find((kind) => kind.code === code);

/** As the API wants it: what is left empty is null, and so is what the legal form is not asked for. */
export function identityBody<Values extends IdentityValues>(values: Values, kind: KindChoice | undefined) {
  const optional = (text: string) => text.trim() || null;
  const here = (text: string) => (kind?.abroad ? null : optional(text));
  const abroad = (text: string) => (kind?.abroad ? optional(text) : null);
  return {
    ...values,
    ice: here(values.ice),
    country: kind?.abroad && values.country ? values.country : undefined,
    registerName: kind?.register ? optional(values.registerName) : null,
    hostAgreement: abroad(values.hostAgreement),
    regionCode: here(values.regionCode),
    city: abroad(values.city),
    network: kind?.network ? values.network.map(({ name, ice }) => ({ name, ice: optional(ice) })) : [],
    receiptDate: optional(values.receiptDate),
    province: here(values.province),
    commune: here(values.commune),
    address: optional(values.address),
    website: optional(values.website),
    phone: optional(values.phone),
    publicFunding: values.publicFunding.map((given) => ({ ...given, year: Number(given.year) })),
  };
}

/** The identity of an association, from its names to the public money it received; `children` stand under its names. */
export function IdentityFields({ form, values, children }: { form: ListForm; values: IdentityValues; children?: ReactNode }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const regions = useRegions();
  const choices = useChoices();
  const { kind: chosen, regionCode, province } = values;
  const provinces = provincesOf(regionCode).map((code) => ({ code, label: provinceLabel(code) }));
  const communes = useCommunes(province);
  const kind = useKind(chosen);
  const countriesAbroad = useCountriesAbroad();
  return (
    <>
      <Section title={t('form.who')}>
        <BilingualInput form={form} name="name" label={t('name')} required />
        {children}
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
          {!kind?.abroad && (
            <TextField
              form={form}
              name="ice"
              label={t('ice')}
              description={t('form.iceHint')}
              inputMode="numeric"
              attributes={typedDirection('ltr')}
              required
            />
          )}
          {kind?.register && <TextField form={form} name="registerName" label={local(kind.register)} required />}
          <TextField
            form={form}
            name="receiptNumber"
            label={kind ? local(kind.number) : t('receipt')}
            description={t('form.receiptHint')}
            required
          />
          <DateField form={form} name="receiptDate" label={kind ? local(kind.date) : t('receiptDate')} />
        </div>
        {kind?.abroad && (
          <TextField form={form} name="hostAgreement" label={t('hostAgreement')} description={t('form.hostAgreementHint')} mb="xs" />
        )}
      </Section>
      {kind?.network && <Network form={form} />}
      <Section title={t('seat')}>
        {kind?.abroad ? (
          <div className="field-row">
            <SelectField
              form={form}
              name="country"
              label={t('country')}
              required
              data={[{ value: '', label: t('form.chooseCountry') }, ...countriesAbroad]}
            />
            <TextField form={form} name="city" label={t('city')} required />
          </div>
        ) : (
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
            <PlaceField form={form} name="province" label={t('province')} places={provinces} />
            <PlaceField form={form} name="commune" label={t('commune')} places={communes} disabled={province === ''} />
          </div>
        )}
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

/** In the order of the reader's language. */
function useCountriesAbroad() {
  const local = useLocal();
  const language = useLanguage();
  const countries = useChoices()?.countries ?? [];
  const named = countries.filter(({ code }) => code !== HOME_COUNTRY).map(({ code, label }) => ({ value: code, label: local(label) }));
  return named.sort((one, other) => one.label.localeCompare(other.label, language));
}

/** Whom a federation unites. */
function Network({ form }: { form: ListForm }) {
  const { t } = useTranslation('associations');
  return (
    <Section title={t('network.title')}>
      <p className="lead">{t('network.hint')}</p>
      <RowsTable<IdentityValues['network'][number]>
        form={form}
        name="network"
        caption={t('network.title')}
        blank={() => ({ name: '', ice: '' })}
        addLabel={t('network.add')}
        rowLabel={(position) => t('network.row', { position })}
        columns={[
          { key: 'name', label: t('name'), share: 3, required: true, cell: (field) => <TextField {...field} /> },
          {
            key: 'ice',
            label: t('ice'),
            share: 2,
            digits: true,
            cell: (field) => <TextField {...field} inputMode="numeric" attributes={typedDirection('ltr')} />,
          },
        ]}
      />
    </Section>
  );
}
