import type { Indicator } from '#applications';
import { useTranslation } from 'react-i18next';
import { useRegions } from '../../../app/reference.js';
import { CheckField, DateField, SelectField, TextField, useLocal } from '../../../ui/index.js';
import type { EditorProps } from './editor.js';
import { wholeNumber } from './answers.js';
import { PartEditor } from './PartEditor.js';

const filled = (...texts: string[]) => texts.every((text) => text.trim() !== '');
const numbers = (...texts: string[]) => texts.every((text) => typeof wholeNumber(text) === 'number' && text.trim() !== '');
const narrow = { wrapper: { maxWidth: 170 } };

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
    >
      {(form, path, _, disabled) => (
        <>
          <div className="field-row">
            <TextField form={form} name={`${path}.name`} label={t('parts.partners.name')} required disabled={disabled} />
            <TextField form={form} name={`${path}.role`} label={t('parts.partners.role')} required disabled={disabled} />
            <TextField
              form={form}
              name={`${path}.share`}
              label={t('parts.partners.share')}
              inputMode="numeric"
              styles={narrow}
              disabled={disabled}
            />
          </div>
          <CheckField form={form} name={`${path}.public`} label={t('parts.partners.public')} disabled={disabled} mb="xs" />
        </>
      )}
    </PartEditor>
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
    >
      {(form, path, _, disabled) => (
        <div className="field-row">
          <SelectField
            form={form}
            name={`${path}.regionCode`}
            label={t('project.region')}
            data={regions.map(({ code, label }) => ({ value: code, label: local(label) }))}
            disabled={disabled}
          />
          <TextField form={form} name={`${path}.province`} label={t('parts.places.province')} disabled={disabled} />
        </div>
      )}
    </PartEditor>
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
    >
      {(form, path, _, disabled) => (
        <div className="field-row">
          <SelectField form={form} name={`${path}.code`} label={t('parts.target_groups.code')} data={data} disabled={disabled} />
          {(['expected', 'women', 'minors'] as const).map((count) => (
            <TextField
              key={count}
              form={form}
              name={`${path}.${count}`}
              label={t(`parts.target_groups.${count}`)}
              inputMode="numeric"
              required
              disabled={disabled}
            />
          ))}
        </div>
      )}
    </PartEditor>
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
    >
      {(form, path, _, disabled) => (
        <>
          <TextField form={form} name={`${path}.label`} label={t('parts.activities.label')} required disabled={disabled} mb="xs" />
          <div className="field-row">
            <DateField form={form} name={`${path}.startsOn`} label={t('parts.activities.startsOn')} required disabled={disabled} />
            <DateField form={form} name={`${path}.endsOn`} label={t('parts.activities.endsOn')} required disabled={disabled} />
          </div>
        </>
      )}
    </PartEditor>
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
    >
      {(form, path, _, disabled) => (
        <>
          <TextField form={form} name={`${path}.label`} label={t('parts.indicators.label')} required disabled={disabled} mb="xs" />
          <div className="field-row">
            <TextField
              form={form}
              name={`${path}.baseline`}
              label={t('parts.indicators.baseline')}
              inputMode="numeric"
              required
              disabled={disabled}
            />
            <TextField
              form={form}
              name={`${path}.target`}
              label={t('parts.indicators.target')}
              inputMode="numeric"
              required
              disabled={disabled}
            />
            <TextField form={form} name={`${path}.unit`} label={t('parts.indicators.unit')} required disabled={disabled} />
          </div>
        </>
      )}
    </PartEditor>
  );
}
