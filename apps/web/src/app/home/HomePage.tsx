import type { TodoItem } from '#notifications';
import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/AppLink.js';
import { useClock } from '../../ui/Deadline.js';
import { Num } from '../../ui/figures.js';
import { Empty, PageTitle } from '../../ui/layout.js';
import { LocalText, useLanguage } from '../../ui/text.js';
import { useApi } from '../api/index.js';
import { useSession } from '../session/session.js';
import { Loaded } from '../shell/Loaded.js';
import workStyles from '../../ui/work.module.css';

/** What the active role must do now, the most pressing first (the API orders). */
export function HomePage() {
  const { t } = useTranslation('common');
  const { grant } = useSession();
  const query = useApi('/api/home');
  return (
    <>
      <PageTitle
        title={t('home.title')}
        lead={
          grant && (
            <>
              <LocalText text={grant.label} /> · <LocalText text={grant.scope} />
            </>
          )
        }
      />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('home.nothing')}>
              <p>{t('home.nothingHint')}</p>
            </Empty>
          ) : (
            <ul className={workStyles.list}>
              {items.map((item) => (
                <li key={`${item.key} ${item.href}`}>
                  <WorkItem item={item} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function WorkItem({ item: { label, about, href, due, count, tone } }: { item: TodoItem }) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const clock = useClock();
  return (
    <AppLink href={href} data-tone={tone}>
      <span>
        <span className={workStyles.what}>
          <LocalText text={label} />
        </span>
        {about && (
          <Text component="span" display="block" size="sm">
            <LocalText text={about} />
          </Text>
        )}
        {due && (
          <Text component="span" display="block" className="work-when" data-tone={tone}>
            {tone === 'late' && `${t('home.late')} · `}
            {t('home.due', { at: due.text[language], clock: clock(due) })}
          </Text>
        )}
      </span>
      {count !== undefined && count > 1 && (
        <Badge size="lg" c="vert.9">
          <Num value={count} />
        </Badge>
      )}
    </AppLink>
  );
}
