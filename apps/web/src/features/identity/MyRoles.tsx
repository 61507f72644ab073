import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { DataTable, Empty, LocalText, Section } from '../../ui/index.js';
import { RoleDays } from './RoleDays.js';
import { RoleLent } from './RoleLent.js';

/** What I hold, where and until when. */
export function MyRoles() {
  const { t } = useTranslation('identity');
  const query = useApi('/api/me/grants');
  return (
    <Section title={t('account.roles')}>
      <Loaded query={query}>
        {(grants) =>
          grants.length === 0 ? (
            <Empty title={t('account.noRole')} />
          ) : (
            <DataTable
              caption={t('account.roles')}
              rows={grants}
              rowKey={({ id }) => id}
              columns={[
                { key: 'role', header: t('person.role'), cell: (grant) => <RoleLent {...grant} /> },
                { key: 'scope', header: t('person.scope'), cell: ({ scope }) => <LocalText text={scope} /> },
                { key: 'days', header: t('person.time'), cell: (grant) => <RoleDays {...grant} /> },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
