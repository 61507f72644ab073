import type { InboxItem } from '#notifications';
import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { api, useAction, useApi } from '../../app/api/index.js';
import { ExportMenu } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Dated, Empty, PageTitle, Pager, useGo, useLocal, Written } from '../../ui/index.js';
import styles from './InboxPage.module.css';

/** What the platform wrote to me, in the language of the page. Opening a message marks it as read. */
export function InboxPage() {
  const { t } = useTranslation('notifications');
  const [{ page }, change] = useAddressFilters();
  const query = useApi('/api/inbox', { query: { page } });
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} />
      <Loaded query={query}>
        {(list) =>
          list.total === 0 ? (
            <Empty title={t('none')}>
              <p>{t('noneHint')}</p>
            </Empty>
          ) : (
            <>
              {list.items.map((item) => (
                <Letter key={item.id} item={item} />
              ))}
              <Pager page={list} onPage={(next) => change({ page: String(next) })} />
              <ExportMenu list="inbox" asked={{}} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Letter({ item }: { item: InboxItem }) {
  const { t } = useTranslation('notifications');
  const go = useGo();
  const local = useLocal();
  const read = useAction({
    call: (_, key) => api.post('/api/inbox/{id}/read', { path: { id: item.id } }, key),
    invalidates: ['/api/inbox', '/api/home'],
  });
  const { action } = item;

  return (
    <details className={styles.letter} onToggle={(event) => event.currentTarget.open && !item.read && read.run()}>
      <summary>
        <span style={{ fontWeight: item.read ? 400 : 700 }}>{local(item.subject)}</span>
        <span className={styles.state}>
          {!item.read && <Badge c="vert.9">{t('unread')}</Badge>}
          <span className="work-when">
            <Dated at={item.at} />
          </span>
        </span>
      </summary>
      <div>
        <Written>{local(item.body)}</Written>
        {action && (
          <p>
            <Button onClick={() => (action.path.startsWith('/app') ? go(action.path) : location.assign(action.path))}>
              {local(action.label)}
            </Button>
          </p>
        )}
      </div>
    </details>
  );
}
