import { MAX_TITLE } from '#applications/public';
import { useTranslation } from 'react-i18next';
import { useDomains, useRegions } from '../../../app/reference.js';
import { SelectField, TextField, useLocal } from '../../../ui/index.js';
import type { DescribeField } from '../../../app/saving/index.js';
import type { EditorProps } from './editor.js';
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
  const { form, errors, autosave } = useSectionForm<Values, Values>(file, {
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

  const described: Record<string, { label: string; text: (value: string) => string }> = {
    title: { label: t('project.title'), text: (title) => title },
    domainCode: { label: t('project.domain'), text: (code) => among([code], domains)[0]!.label },
    regionCode: { label: t('project.region'), text: (code) => among([code], regions)[0]!.label },
  };
  const describe: DescribeField = ([field = ''], value) => {
    const { label, text } = described[field]!;
    return { label, text: text(typeof value === 'string' ? value : '') };
  };

  return (
    <SectionFrame file={file} path="project" errors={errors} autosave={autosave} describe={describe}>
      <div className="form-wide">
        <TextField
          form={form}
          name="title"
          label={t('project.title')}
          description={t('project.titleHint')}
          required
          maxLength={MAX_TITLE}
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
