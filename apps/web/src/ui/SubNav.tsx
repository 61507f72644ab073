import { AppLink } from './AppLink.js';
import styles from './SubNav.module.css';

/** The pages of one room, side by side. */
export function SubNav({ label, pages, current }: { label: string; pages: { href: string; label: string }[]; current: string }) {
  return (
    <nav className={`${styles.nav} no-print`} aria-label={label}>
      <ul>
        {pages.map((page) => (
          <li key={page.href}>
            <AppLink href={page.href} aria-current={page.href === current ? 'page' : undefined}>
              {page.label}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
