import { useTranslation } from 'react-i18next';
import { Loaded } from '../../app/shell/Loaded.js';
import { useReference } from '../../app/reference.js';
import { DataTable, LocalText, Section } from '../../ui/index.js';

/** The domains of intervention, as they are called in the last year of the programme, in both languages. */
export function Domains({ year }: { year: number }) {
  const { t } = useTranslation('programmes');
  return (
    <Section title={t('domains')} aside={<span className="work-when">{t('domainsOf', { year })}</span>}>
      <Loaded query={useReference(year)}>
        {({ domains }) => (
          <DataTable
            caption={t('domains')}
            columns={[
              { key: 'fr', header: 'Français', cell: ({ label }) => <LocalText text={{ fr: label.fr }} /> },
              { key: 'ar', header: 'العربية', cell: ({ label }) => <LocalText text={{ ar: label.ar }} /> },
            ]}
            rows={domains}
            rowKey={({ code }) => code}
          />
        )}
      </Loaded>
    </Section>
  );
}
