import { useTranslation } from 'react-i18next';
import { SelectField, useLocal, type ListForm } from '../../ui/index.js';
import { useChoices } from './IdentityFields.js';

/** What becomes of whoever presides until then. */
export function PredecessorField({ form, label }: { form: ListForm; label: string }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const choices = useChoices();
  return (
    <SelectField
      form={form}
      name="predecessorRole"
      label={label}
      data={[
        ...(choices?.memberRoles ?? []).map(({ code, label: name }) => ({ value: code, label: local(name) })),
        { value: 'none', label: t('members.leaves') },
      ]}
    />
  );
}
