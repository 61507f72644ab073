import { Menu, Text, UnstyledButton } from '@mantine/core';
import { IconCalendar, IconCheck, IconChevronDown, IconLogout, IconShieldLock, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../ui/AppLink.js';
import { LocalText } from '../../ui/text.js';
import { forgetAll } from '../../ui/waiting.js';
import { api, useAction } from '../api/index.js';
import { useLeave } from '../saving/leave.js';
import { outbox } from '../saving/page-outbox.js';
import { useRenewSession, useSession, type Grant } from '../session/session.js';
import styles from './shell.module.css';

function GrantName({ grant }: { grant: Grant }) {
  const { t } = useTranslation('common');
  return (
    <>
      <LocalText text={grant.label} />
      {' · '}
      <LocalText text={grant.scope} />
      {grant.lentBy !== null && (
        <>
          {' · '}
          {t('role.lentBy')} <bdi>{grant.lentBy}</bdi>
        </>
      )}
    </>
  );
}

/** Who acts, in which of their roles; the switch is explicit, and what was on the screen for the other role goes. */
export function PersonMenu() {
  const { t } = useTranslation('common');
  const { person, grants, grant, recoveryCodesLeft, byProvider } = useSession();
  const renew = useRenewSession();
  const go = useGo();
  const leave = useLeave();

  const take = useAction<string>({
    call: (grantId) => api.put('/api/session/grant', { body: { grantId } }),
    onSuccess: () => {
      forgetAll();
      go('/app');
      void renew();
    },
  });
  const signOut = useAction({
    call: async () => (byProvider ? (await api.post('/api/session/provider/sign-out')).url : void (await api.del('/api/session'))),
    onSuccess: (atProvider) => {
      forgetAll();
      // A fresh document forgets everything that was read.
      void outbox.erase().then(() => location.assign(atProvider ?? '/app/sign-in'));
    },
  });

  return (
    <Menu position="bottom-end" width={320} shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={styles.person}>
          <span>
            <Text component="span" display="block" size="sm" fw={600} lh={1.3} dir="auto">
              {person.name}
            </Text>
            <Text component="span" display="block" size="xs" c="dimmed" lh={1.3}>
              {grant ? <GrantName grant={grant} /> : t('role.none')}
            </Text>
          </span>
          <IconChevronDown size={16} style={{ flex: 'none' }} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label c="dimmed">{t('role.switch')}</Menu.Label>
        {grants.map((candidate) => (
          <Menu.Item
            key={candidate.id}
            disabled={take.pending}
            aria-current={candidate.id === grant?.id ? 'true' : undefined}
            rightSection={candidate.id === grant?.id ? <IconCheck size={16} aria-hidden /> : null}
            onClick={() => candidate.id !== grant?.id && leave(() => take.run(candidate.id))}
          >
            <GrantName grant={candidate} />
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconUser size={16} aria-hidden />} onClick={() => go('/app/account')}>
          {t('identity:account.nav')}
        </Menu.Item>
        {recoveryCodesLeft !== null && (
          <Menu.Item leftSection={<IconShieldLock size={16} aria-hidden />} onClick={() => go('/app/security')}>
            {t('recovery.title')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconCalendar size={16} aria-hidden />} onClick={() => go('/app/calendar')}>
          {t('notifications:calendar.nav')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => leave(() => signOut.run(), 'sign-out')}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
