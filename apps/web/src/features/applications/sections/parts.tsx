import type { Indicator } from '#applications';
import { PARTNER_KIND_CODES, PARTNER_KINDS, typedPartnerIdentifier } from '#applications/public';
import { useTranslation } from 'react-i18next';
import { useCommunes, useRegions } from '../../../app/reference.js';
import { COUNTRY_CODES, countryLabel, foldText, HOME_COUNTRY, isDay, PROVINCE_CODES, provinceLabel, provincesOf } from '#kernel/public';
import {
  CheckField,
  choiceIn,
  DateField,
  LineField,
  parseMoney,
  PlaceField,
  SelectField,
  TextField,
  tickIn,
  typedDirection,
  useLocal,
  westernDigits,
  wholeNumber,
  withChosen,
  type CellField,
} from '../../../ui/index.js';
import type { EditorProps } from './editor.js';
import { PartEditor } from './PartEditor.js';

const countryChoices = COUNTRY_CODES.map((code) => ({ code, label: countryLabel(code) }));

/** Hundredths of a percent; what is no share stays as typed, for the rules to refuse. */
function shareIn(typed: string): number | string {
  const read = parseMoney(typed.replace(/[%٪]\s*$/, ''));
  return 'centimes' in read && read.centimes !== null ? read.centimes : typed;
}

/** A day as spreadsheets write it here, or as the browser does. */
function dayIn(cell: string): string | undefined {
  const typed = westernDigits(cell);
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? [];
  const written = day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed;
  return isDay(written) ? written : undefined;
}

export function PartnersEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const kinds = PARTNER_KIND_CODES.map((code) => ({ value: code, label: local(PARTNER_KINDS[code]) }));
  const countries = countryChoices.map(({ code, label }) => ({ value: code, label: local(label) }));
  return (
    <PartEditor
      file={file}
      name="partners"
      blank={() => ({ name: '', role: '', public: false, share: '', id: '', kind: '', country: HOME_COUNTRY, identifier: '', lead: false })}
      toRow={({ shareBasisPoints, id = '', kind = '', country = HOME_COUNTRY, identifier = '', lead = false, ...partner }) => ({
        ...partner,
        ...{ id, kind, country, identifier, lead },
        share: shareBasisPoints === undefined ? '' : String(shareBasisPoints / 100),
      })}
      toItem={({ share, id, kind, country, identifier, lead, ...partner }) => ({
        ...partner,
        // Of a public body both say so: what was asked before, and its kind.
        public: partner.public || kind === 'public_body',
        ...(share.trim() === '' ? {} : { shareBasisPoints: shareIn(share) }),
        ...(id ? { id } : {}),
        ...(kind ? { kind } : {}),
        ...(country && country !== HOME_COUNTRY ? { country } : {}),
        ...(identifier.trim() ? { identifier: typedPartnerIdentifier(identifier) } : {}),
        ...(lead ? { lead } : {}),
      })}
      columnOf={{ shareBasisPoints: 'share' }}
      describe={({ name, role }) => `${name} · ${role}`}
      columns={[
        { key: 'name', label: t('parts.partners.name'), share: 4, required: true, cell: (field) => <LineField {...field} /> },
        { key: 'role', label: t('parts.partners.role'), share: 4, required: true, cell: (field) => <LineField {...field} /> },
        {
          key: 'kind',
          label: t('parts.partners.kind'),
          share: 3,
          read: choiceIn(kinds),
          unread: '',
          cell: (field, { kind }) => <SelectField {...field} data={withChosen(kinds, kind, t('choose'))} />,
        },
        {
          key: 'country',
          label: t('parts.partners.country'),
          share: 3,
          read: choiceIn(countries),
          unread: HOME_COUNTRY,
          cell: (field) => <PlaceField {...field} places={countryChoices} clearable={false} />,
        },
        {
          key: 'identifier',
          label: t('parts.partners.identifier'),
          share: 3,
          cell: (field) => <TextField {...field} attributes={typedDirection('ltr')} />,
        },
        {
          key: 'share',
          label: t('parts.partners.share'),
          share: 2,
          digits: true,
          cell: (field) => <TextField {...field} inputMode="numeric" />,
        },
        { key: 'lead', label: t('parts.partners.lead'), read: tickIn, cell: (field) => <CheckField {...field} /> },
      ]}
    />
  );
}

/** A province as spreadsheets write it, in either script; what names none stays as it was, to be chosen. */
const provinceIn = (cell: string): string =>
  PROVINCE_CODES.find((code) => [provinceLabel(code).fr, provinceLabel(code).ar].some((name) => foldText(name) === foldText(cell))) ?? cell;

function CommuneCell({ field, province }: { field: CellField; province: string }) {
  return <PlaceField {...field} places={useCommunes(province)} disabled={province === ''} />;
}

export function PlacesEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const regions = useRegions();
  const choices = regions.map(({ code, label }) => ({ value: code, label: local(label) }));
  return (
    <PartEditor
      file={file}
      name="places"
      blank={() => ({ regionCode: file.project.regionCode, province: '', commune: '' })}
      toRow={({ regionCode, province, commune }) => ({ regionCode, province: province ?? '', commune: commune ?? '' })}
      toItem={({ regionCode, province, commune }) => ({
        regionCode,
        province: province.trim() || null,
        ...(commune.trim() ? { commune: commune.trim() } : {}),
      })}
      describe={({ regionCode, province }) =>
        `${local(regions.find(({ code }) => code === regionCode)?.label)} · ${local(provinceLabel(province))}`
      }
      columns={[
        {
          key: 'regionCode',
          label: t('project.region'),
          read: choiceIn(choices),
          unread: '',
          cell: (field, { regionCode }) => <SelectField {...field} data={withChosen(choices, regionCode, t('choose'))} />,
        },
        {
          key: 'province',
          label: t('parts.places.province'),
          share: 2,
          read: provinceIn,
          cell: (field, { regionCode }) => (
            <PlaceField {...field} places={provincesOf(regionCode).map((code) => ({ code, label: provinceLabel(code) }))} />
          ),
        },
        {
          key: 'commune',
          label: t('parts.places.commune'),
          share: 2,
          cell: (field, { province }) => <CommuneCell field={field} province={province} />,
        },
      ]}
    />
  );
}

export function TargetGroupsEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const groups = file.call.targetGroups.map(({ code, label }) => ({ value: code, label: local(label) }));
  const hasAges = file.call.targetGroups.some(({ minAge, maxAge }) => minAge !== undefined || maxAge !== undefined);
  const data = groups.length > 0 ? groups : [{ value: 'everyone', label: t('parts.target_groups.everyone') }];
  return (
    <PartEditor
      file={file}
      name="target_groups"
      blank={() => ({ code: data[0]?.value ?? '', expected: '', women: '', minors: '', minAge: '', maxAge: '' })}
      toRow={({ code, expected, women, minors, minAge, maxAge }) => ({
        code,
        expected: String(expected),
        women: String(women),
        minors: String(minors),
        minAge: minAge === undefined ? '' : String(minAge),
        maxAge: maxAge === undefined ? '' : String(maxAge),
      })}
      toItem={({ code, expected, women, minors, minAge, maxAge }) => ({
        code,
        expected: wholeNumber(expected),
        women: wholeNumber(women),
        minors: wholeNumber(minors),
        ...(minAge === '' ? {} : { minAge: wholeNumber(minAge) }),
        ...(maxAge === '' ? {} : { maxAge: wholeNumber(maxAge) }),
      })}
      describe={({ code, expected, women, minors }) =>
        `${data.find(({ value }) => value === code)?.label} · ${expected} / ${women} / ${minors}`
      }
      columns={[
        {
          key: 'code',
          label: t('parts.target_groups.code'),
          share: 2,
          read: choiceIn(data),
          unread: '',
          cell: (field, { code }) => <SelectField {...field} data={withChosen(data, code, t('choose'))} />,
        },
        ...(['expected', 'women', 'minors'] as const).map((count) => ({
          key: count,
          label: t(`parts.target_groups.${count}`),
          digits: true,
          required: true,
          cell: (field: CellField) => <TextField {...field} inputMode="numeric" />,
        })),
        ...(hasAges ? (['minAge', 'maxAge'] as const) : []).map((age) => ({
          key: age,
          label: t(`parts.target_groups.${age}`),
          digits: true,
          cell: (field: CellField) => <TextField {...field} inputMode="numeric" />,
        })),
      ]}
    />
  );
}

export function ActivitiesEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  return (
    <PartEditor
      file={file}
      name="activities"
      blank={() => ({ label: '', startsOn: '', endsOn: '' })}
      toRow={({ label, startsOn, endsOn }) => ({ label, startsOn, endsOn })}
      toItem={(row) => row}
      describe={({ label, startsOn, endsOn }) => `${label} · ${startsOn} → ${endsOn}`}
      columns={[
        { key: 'label', label: t('parts.activities.label'), share: 3, required: true, cell: (field) => <TextField {...field} /> },
        {
          key: 'startsOn',
          label: t('parts.activities.startsOn'),
          required: true,
          read: dayIn,
          unread: '',
          cell: (field) => <DateField {...field} />,
        },
        {
          key: 'endsOn',
          label: t('parts.activities.endsOn'),
          required: true,
          read: dayIn,
          unread: '',
          cell: (field) => <DateField {...field} />,
        },
      ]}
    />
  );
}

export function IndicatorsEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  const known = (item: Indicator) => ({
    id: item.id as string | undefined,
    label: item.label,
    baseline: String(item.baseline),
    target: String(item.target),
    unit: item.unit,
  });
  return (
    <PartEditor
      file={file}
      name="indicators"
      blank={() => ({ id: undefined as string | undefined, label: '', baseline: '0', target: '', unit: '' })}
      toRow={known}
      toItem={({ baseline, target, ...row }) => ({ ...row, baseline: wholeNumber(baseline), target: wholeNumber(target) })}
      describe={({ label, baseline, target, unit }) => `${label} · ${baseline} → ${target} ${unit}`}
      columns={[
        { key: 'label', label: t('parts.indicators.label'), share: 3, required: true, cell: (field) => <TextField {...field} /> },
        ...(['baseline', 'target'] as const).map((figure) => ({
          key: figure,
          label: t(`parts.indicators.${figure}`),
          digits: true,
          required: true,
          cell: (field: CellField) => <TextField {...field} inputMode="numeric" />,
        })),
        { key: 'unit', label: t('parts.indicators.unit'), required: true, cell: (field) => <TextField {...field} /> },
      ]}
    />
  );
}
