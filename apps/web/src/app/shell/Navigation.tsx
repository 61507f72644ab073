import { IconHome, IconMenu2 } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/AppLink.js';
import type { NavigationItem } from '../feature.js';
import { navigation } from '../features.js';
import { roleMatches, useMay, useSession } from '../session/session.js';
import styles from './shell.module.css';

/** With more rooms than this the pictures go, so that the bar stays one row on an office screen. */
const ROOMS_WITH_PICTURES = 9;

const home: NavigationItem = { label: 'common:home.nav', href: '/app', icon: IconHome, roles: ['*'], policy: 'home.read', order: 0 };

/** The rooms of the active role. */
export function Navigation() {
  const { t } = useTranslation();
  const { grant } = useSession();
  const may = useMay();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);

  const visible = [home, ...navigation].filter(
    ({ roles, policy }) => may(policy) && roles.some((pattern) => roleMatches(grant?.role ?? 'person', pattern)),
  );
  const current = [...visible].reverse().find(({ href }) => path === href || (href !== '/app' && path.startsWith(`${href}/`)));

  return (
    <nav className={`${styles.nav} no-print`} aria-label={t('common:navigation')} data-open={open}>
      <div className="page">
        <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconMenu2 size={20} aria-hidden />
          {current ? t(current.label) : t('common:navigation')}
        </button>
        <ul data-crowded={visible.length > ROOMS_WITH_PICTURES || undefined}>
          {visible.map(({ label, href, icon: Icon }) => (
            <li key={href}>
              <AppLink href={href} aria-current={href === current?.href ? 'page' : undefined}>
                <Icon size={18} aria-hidden />
                {t(label)}
              </AppLink>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
