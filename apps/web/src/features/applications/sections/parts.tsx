import type { Indicator } from '#applications';
import { useTranslation } from 'react-i18next';
import { useRegions } from '../../../app/reference.js';
import { CheckField, DateField, SelectField, TextField, useLocal, type CellField } from '../../../ui/index.js';
import type { EditorProps } from './editor.js';
import { wholeNumber } from '../fields/whole-number.js';
import { PartEditor } from './PartEditor.js';

const filled = (...texts: string[]) => texts.every((text) => text.trim() !== '');
const numbers = (...texts: string[]) => texts.every((text) => typeof wholeNumber(text) === 'number' && text.trim() !== '');
/** A choice by its code or by its words. */
const among = (choices: { value: string; label: string }[]) => (cell: string) =>
  choices.find(({ value, label }) => [value, label].some((text) => text.toLowerCase() === cell.toLowerCase()))?.value;

/** A day as spreadsheets write it here, or as the browser does. */
function dayIn(cell: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? [];
  if (day && month && year) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(cell) ? cell : undefined;
}

export function PartnersEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  return (
    <PartEditor
      file={file}
      name="partners"
      blank={() => ({ name: '', role: '', public: false, share: '' })}
      toRow={({ shareBasisPoints, ...partner }) => ({
        ...partner,
        share: shareBasisPoints === undefined ? '' : String(shareBasisPoints / 100),
      })}
      toItem={({ share, ...partner }) =>
        filled(partner.name, partner.role) && (share.trim() === '' || numbers(share))
          ? { ...partner, ...(numbers(share) ? { shareBasisPoints: Number(wholeNumber(share)) * 100 } : {}) }
          : null
      }
      describe={({ name, role }) => `${name} · ${role}`}
      columns={[
        { key: 'name', label: t('parts.partners.name'), share: 3, required: true, cell: (field) => <TextField {...field} /> },
        { key: 'role', label: t('parts.partners.role'), share: 3, required: true, cell: (field) => <TextField {...field} /> },
        { key: 'share', label: t('parts.partners.share'), digits: true, cell: (field) => <TextField {...field} inputMode="numeric" /> },
        { key: 'public', label: t('parts.partners.public'), read: () => undefined, cell: (field) => <CheckField {...field} /> },
      ]}
    />
  );
}

export function PlacesEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const regions = useRegions();
  return (
    <PartEditor
      file={file}
      name="places"
      blank={() => ({ regionCode: file.project.regionCode, province: '' })}
      toRow={({ regionCode, province }) => ({ regionCode, province: province ?? '' })}
      toItem={({ regionCode, province }) => (regionCode ? { regionCode, province: province.trim() || null } : null)}
      describe={({ regionCode, province }) => `${local(regions.find(({ code }) => code === regionCode)?.label)} · ${province}`}
      columns={[
        {
          key: 'regionCode',
          label: t('project.region'),
          read: among(regions.map(({ code, label }) => ({ value: code, label: local(label) }))),
          cell: (field) => <SelectField {...field} data={regions.map(({ code, label }) => ({ value: code, label: local(label) }))} />,
        },
        { key: 'province', label: t('parts.places.province'), cell: (field) => <TextField {...field} /> },
      ]}
    />
  );
}

export function TargetGroupsEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const groups = file.call.targetGroups.map(({ code, label }) => ({ value: code, label: local(label) }));
  const data = groups.length > 0 ? groups : [{ value: 'everyone', label: t('parts.target_groups.everyone') }];
  return (
    <PartEditor
      file={file}
      name="target_groups"
      blank={() => ({ code: data[0]?.value ?? '', expected: '', women: '', minors: '' })}
      toRow={({ code, expected, women, minors }) => ({ code, expected: String(expected), women: String(women), minors: String(minors) })}
      toItem={({ code, expected, women, minors }) =>
        numbers(expected, women, minors)
          ? { code, expected: wholeNumber(expected), women: wholeNumber(women), minors: wholeNumber(minors) }
          : null
      }
      describe={({ code, expected, women, minors }) =>
        `${data.find(({ value }) => value === code)?.label} · ${expected} / ${women} / ${minors}`
      }
      columns={[
        {
          key: 'code',
          label: t('parts.target_groups.code'),
          share: 2,
          read: among(data),
          cell: (field) => <SelectField {...field} data={data} />,
        },
        ...(['expected', 'women', 'minors'] as const).map((count) => ({
          key: count,
          label: t(`parts.target_groups.${count}`),
          digits: true,
          required: true,
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
      toItem={(row) => (filled(row.label, row.startsOn, row.endsOn) ? row : null)}
      describe={({ label, startsOn, endsOn }) => `${label} · ${startsOn} → ${endsOn}`}
      columns={[
        { key: 'label', label: t('parts.activities.label'), share: 3, required: true, cell: (field) => <TextField {...field} /> },
        {
          key: 'startsOn',
          label: t('parts.activities.startsOn'),
          required: true,
          read: dayIn,
          cell: (field) => <DateField {...field} />,
        },
        { key: 'endsOn', label: t('parts.activities.endsOn'), required: true, read: dayIn, cell: (field) => <DateField {...field} /> },
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
      toItem={({ baseline, target, ...row }) =>
        filled(row.label, row.unit) && numbers(baseline, target)
          ? { ...row, baseline: wholeNumber(baseline), target: wholeNumber(target) }
          : null
      }
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
