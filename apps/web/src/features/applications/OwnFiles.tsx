import type { OwnApplicationItem } from '#applications';
import type { PublicCallItem } from '#calls';
import { MAX_PAGE_SIZE } from '#platform/public';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { ExportMenu } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, Dated, Deadline, Empty, LocalText, PageTitle, Pager, Reference, Section, StateBadge, Written } from '../../ui/index.js';
import workStyles from '../../ui/work.module.css';

/** Each file of the association with what must be done and until when; then the calls one may answer. */
export function OwnFiles() {
  const { t } = useTranslation('applications');
  const [{ page }, change] = useAddressFilters();
  const files = useApi('/api/applications/own', { query: { page } });
  return (
    <>
      <PageTitle title={t('navOwn')} />
      <Loaded query={files}>
        {(list) =>
          list.total === 0 ? (
            <Empty title={t('own.none')}>
              <p>{t('own.noneHint')}</p>
            </Empty>
          ) : (
            <>
              <ul className={workStyles.list}>
                {list.items.map((file) => (
                  <li key={file.id}>
                    <FileLine file={file} />
                  </li>
                ))}
              </ul>
              <Pager page={list} onPage={(next) => change({ page: String(next) })} />
              <ExportMenu list="own-applications" asked={{}} />
            </>
          )
        }
      </Loaded>
      <OpenCalls />
    </>
  );
}

/** The calls one may answer; where a draft exists, the way back to it. */
function OpenCalls() {
  const { t } = useTranslation('applications');
  const calls = useApi('/api/public/calls', { query: { phase: 'open' } });
  const own = useApi('/api/applications/own', { query: { pageSize: MAX_PAGE_SIZE } });
  const draftOf = (callId: string) => own.data?.items.find((file) => file.state === 'draft' && file.call.id === callId);
  return (
    <Section title={t('own.openCalls')}>
      <Loaded query={calls}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('own.noCall')} />
          ) : (
            <ul className={workStyles.list}>
              {items.map((call) => (
                <li key={call.id}>
                  <CallLine call={call} draft={draftOf(call.id)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function CallLine({ call, draft }: { call: PublicCallItem; draft: OwnApplicationItem | undefined }) {
  const { t } = useTranslation('applications');
  return (
    <AppLink href={draft ? `/app/applications/${draft.id}` : `/app/applications/new/${encodeURIComponent(call.number)}`}>
      <span>
        <span className={workStyles.what}>
          <LocalText text={call.title} />
        </span>
        <span className="work-when" style={{ display: 'block' }}>
          <Reference>{call.number}</Reference> · {t('closes')} <Deadline at={call.closes} />
        </span>
        {draft && <span style={{ display: 'block' }}>{t('own.inPreparation')}</span>}
      </span>
    </AppLink>
  );
}

function FileLine({ file }: { file: OwnApplicationItem }) {
  const { t } = useTranslation('applications');
  return (
    <AppLink href={`/app/applications/${file.id}`} data-tone={file.due?.urgency}>
      <span>
        <span className={workStyles.what}>{file.title ? <Written>{file.title}</Written> : t('untitled')}</span>
        <span style={{ display: 'block' }}>
          <LocalText text={file.call.title} />
        </span>
        <span className="work-when" style={{ display: 'block' }}>
          {file.number && (
            <>
              <Reference>{file.number}</Reference>
              {' · '}
            </>
          )}
          {file.due && (
            <>
              {file.state === 'draft' ? t('closes') : t('completion.until')} <Deadline at={file.due} />
            </>
          )}
          {file.submitted && !file.due && (
            <>
              {t('submittedOn')} <Dated at={file.submitted} />
            </>
          )}
          {file.askedCentimes > 0 && (
            <>
              {' · '}
              {t('own.asked', { centimes: file.askedCentimes })}
            </>
          )}
        </span>
      </span>
      <StateBadge state={file.state} label={file.stateLabel} />
    </AppLink>
  );
}
