import { useTranslation } from 'react-i18next';
import { useDomains, useRegions } from '../../../app/reference.js';
import { SelectField, TextField, useLocal } from '../../../ui/index.js';
import type { EditorProps } from '../SectionPage.js';
import { SectionFrame } from '../SectionFrame.js';
import { isOpen } from '../tasks.js';
import { useSectionForm } from '../useSectionForm.js';

type Values = Record<'title' | 'domainCode' | 'regionCode', string>;

/** The title of the project, its domain of intervention and its region. */
export function ProjectEditor({ file }: EditorProps) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const regions = useRegions();
  const domains = useDomains();
  const { title, domainCode, regionCode, version } = file.project;
  const { form, errors, autosave } = useSectionForm<Values>(file, {
    path: 'project',
    address: `/api/applications/${file.id}/project`,
    version,
    initial: { title, domainCode, regionCode },
    body: (values) => values,
    fromContent: (content: Values) => content,
    fieldOf: (path) => path.replace(/^project\./, ''),
  });
  const disabled = !isOpen(file, 'project');
  const among = (codes: string[], named: typeof regions) =>
    codes.map((code) => ({ value: code, label: local(named.find((item) => item.code === code)?.label) || code }));

  return (
    <SectionFrame file={file} path="project" errors={errors} autosave={autosave} describe={(values) => Object.values(values)}>
      <div className="form-wide">
        <TextField
          form={form}
          name="title"
          label={t('project.title')}
          description={t('project.titleHint')}
          required
          disabled={disabled}
          mb="sm"
        />
        <div className="field-row">
          <SelectField
            form={form}
            name="domainCode"
            label={t('project.domain')}
            data={among(file.call.domainCodes, domains)}
            disabled={disabled}
          />
          <SelectField
            form={form}
            name="regionCode"
            label={t('project.region')}
            data={among(file.call.regionCodes, regions)}
            disabled={disabled}
          />
        </div>
      </div>
    </SectionFrame>
  );
}
