import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Localized } from '../../ui/language.js';
import { Section } from '../../ui/layout.js';
import { LocalText } from '../../ui/text.js';
import { useApi } from '../api/index.js';
import styles from './session.module.css';

export interface DemonstrationAccount {
  email: string;
  password: string;
  name: string;
  /** The second factor's code now; null for people who need none. */
  code: string | null;
  roles: Localized[];
  story: Localized;
}

/** Codes live 30 seconds; the list is read again before they have gone. */
export function useDemonstrationAccounts(enabled: boolean) {
  return useApi('/api/demo/accounts', {}, { enabled, refetchInterval: 10_000, staleTime: 0 });
}

/** The people of the demonstration, on the sign-in page; choosing one fills the form. */
export function DemonstrationAccounts({ onChoose }: { onChoose: (account: DemonstrationAccount) => void }) {
  const { t } = useTranslation('common');
  const { data: accounts = [] } = useDemonstrationAccounts(true);
  return (
    <Section title={t('demonstration.accounts')}>
      <Text size="sm" c="dimmed" mb={6}>
        {t('demonstration.accountsWhy')}
      </Text>
      <ul className={styles.accounts}>
        {accounts.map((account) => (
          <li key={account.email}>
            <div>
              <Text fw={600} size="sm">
                <bdi>{account.name}</bdi>
                {account.roles.map((role) => (
                  <Text key={role.fr} component="span" fw={400} c="dimmed" inherit>
                    {' · '}
                    <LocalText text={role} />
                  </Text>
                ))}
              </Text>
              <Text size="sm" c="dimmed">
                <LocalText text={account.story} />
              </Text>
              {account.code && (
                <Text size="sm" c="dimmed">
                  {t('demonstration.code')} <code dir="ltr">{account.code}</code>
                </Text>
              )}
            </div>
            <Button
              variant="default"
              size="xs"
              onClick={() => onChoose(account)}
              aria-label={t('demonstration.fillFor', { name: account.name })}
            >
              {t('demonstration.fill')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The current code of one demonstration person, one click away from its field. */
export function DemonstrationCode({ email, onFill }: { email: string; onFill: (code: string) => void }) {
  const { t } = useTranslation('common');
  const { data: accounts = [] } = useDemonstrationAccounts(true);
  const code = accounts.find((account) => account.email === email)?.code;
  if (!code) return null;
  return (
    <div>
      <Button variant="light" c="vert.9" size="xs" onClick={() => onFill(code)}>
        {t('demonstration.fillCode', { code: `\u2066${code}\u2069` })}
      </Button>
    </div>
  );
}
