import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/AppLink.js';
import { Pager } from '../../ui/DataTable.js';
import { Dated, Reference } from '../../ui/figures.js';
import { formatBytes } from '../../ui/format.js';
import { Empty, KeyValue, PageTitle } from '../../ui/layout.js';
import { SearchBox } from '../../ui/SearchBox.js';
import { useLanguage } from '../../ui/text.js';
import { useAddressFilters, type Change } from '../address.js';
import { useApi, fileAddress } from '../api/index.js';
import { Frame } from '../shell/Frame.js';
import { Loaded } from '../shell/Loaded.js';
import workStyles from '../../ui/work.module.css';
import styles from './MailPage.module.css';

/** Letters of the demonstration: nothing leaves the machine, everything can be read here. */
export function MailPage() {
  const { t } = useTranslation('common');
  const [filters, change] = useAddressFilters();
  const open = filters['message'];
  return (
    <Frame>
      {open ? <Letter id={open} onBack={() => change({ message: undefined })} /> : <Letters filters={filters} change={change} />}
      <p>
        <AppLink href="/app">{t('notFound.home')}</AppLink>
      </p>
    </Frame>
  );
}

function Letters({ filters, change }: { filters: Record<string, string>; change: Change }) {
  const { t } = useTranslation('common');
  const query = useApi('/api/demo/mail', { query: { q: filters['q'], page: filters['page'] } }, { refetchInterval: 5_000 });
  return (
    <>
      <PageTitle title={t('mail.title')} lead={t('mail.lead')} />
      <div className="filters">
        <SearchBox label={t('mail.search')} value={filters['q'] ?? ''} onSearch={(text) => change({ q: text })} />
      </div>
      <Loaded query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty title={t('mail.none')} />
          ) : (
            <>
              <ul className={workStyles.list}>
                {page.items.map((mail) => (
                  <li key={mail.id}>
                    <AppLink href={`/app/mail?message=${encodeURIComponent(mail.id)}`}>
                      <span>
                        <span className={workStyles.what} dir="auto">
                          {mail.subject}
                        </span>
                        <Text component="span" display="block" className="work-when">
                          <Reference>{mail.to}</Reference>
                        </Text>
                      </span>
                      <span className="work-when">
                        <Dated at={mail.date} />
                      </span>
                    </AppLink>
                  </li>
                ))}
              </ul>
              <Pager page={page} onPage={(number) => change({ page: String(number) })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Letter({ id, onBack }: { id: string; onBack: () => void }) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const query = useApi('/api/demo/mail/{id}', { path: { id } });
  return (
    <Loaded query={query}>
      {(mail) => (
        <>
          <PageTitle
            title={mail.subject}
            actions={
              <Button variant="default" onClick={onBack}>
                {t('mail.back')}
              </Button>
            }
          />
          <KeyValue
            rows={[
              [t('mail.to'), <Reference key="to">{mail.to}</Reference>],
              [t('mail.from'), <Reference key="from">{mail.from}</Reference>],
              [t('mail.date'), <Dated key="date" at={mail.date} />],
              [
                t('mail.attachments'),
                mail.attachments.length === 0
                  ? null
                  : mail.attachments.map((file, index) => (
                      <div key={file.filename}>
                        <a
                          href={fileAddress('/api/demo/mail/{id}/attachments/{number}', { path: { id, number: index } })}
                          download={file.filename}
                        >
                          <bdi>{file.filename}</bdi>
                        </a>{' '}
                        ({formatBytes(file.size, language)})
                      </div>
                    )),
              ],
            ]}
          />
          {/* Neither scripts nor our origin: a letter is somebody's content. Its links open in a new tab. */}
          <iframe
            className={styles.frame}
            title={mail.subject}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={`<base target="_blank">${mail.html ?? `<pre style="white-space:pre-wrap">${escapeHtml(mail.text ?? '')}</pre>`}`}
          />
        </>
      )}
    </Loaded>
  );
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
