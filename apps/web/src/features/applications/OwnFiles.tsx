import type { OwnApplicationItem } from '#applications';
import type { PublicCallItem } from '#calls';
import { useTranslation } from 'react-i18next';
import { useAddressFilters } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  Dated,
  Empty,
  LocalText,
  PageTitle,
  Pager,
  Reference,
  Section,
  StateBadge,
  Written,
  type Page,
} from '../../ui/index.js';

/** Each file of the association with what must be done and until when; then the calls one may answer. */
export function OwnFiles() {
  const { t } = useTranslation('applications');
  const [{ page }, change] = useAddressFilters();
  const files = useApi<Page<OwnApplicationItem>>('/api/applications/own', { page });
  const calls = useApi<Page<PublicCallItem>>('/api/public/calls', { phase: 'open' });
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
              <ul className="work">
                {list.items.map((file) => (
                  <li key={file.id}>
                    <FileLine file={file} />
                  </li>
                ))}
              </ul>
              <Pager page={list} onPage={(next) => change({ page: String(next) })} />
            </>
          )
        }
      </Loaded>
      <Section title={t('own.openCalls')}>
        <Loaded query={calls}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('own.noCall')} />
            ) : (
              <ul className="work">
                {items.map((call) => (
                  <li key={call.id}>
                    <AppLink href={`/app/applications/new/${encodeURIComponent(call.number)}`}>
                      <span>
                        <span className="work-what">
                          <LocalText text={call.title} />
                        </span>
                        <span className="work-when" style={{ display: 'block' }}>
                          <Reference>{call.number}</Reference> · {t('closes')} <Dated at={call.closes} />
                        </span>
                      </span>
                    </AppLink>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

const waiting = ['draft', 'completion_requested'];

function FileLine({ file }: { file: OwnApplicationItem }) {
  const { t } = useTranslation('applications');
  return (
    <AppLink href={`/app/applications/${file.id}`} data-tone={waiting.includes(file.state) ? 'soon' : undefined}>
      <span>
        <span className="work-what">{file.title ? <Written>{file.title}</Written> : t('untitled')}</span>
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
          {file.state === 'draft' && (
            <>
              {t('closes')} <Dated at={file.call.closes} />
            </>
          )}
          {file.submitted && (
            <>
              {t('submittedOn')} <Dated at={file.submitted} />
            </>
          )}
          {file.askedCentimes > 0 && (
            <>
              {' · '}
              <Amount centimes={file.askedCentimes} />
            </>
          )}
        </span>
      </span>
      <StateBadge state={file.state} label={file.stateLabel} />
    </AppLink>
  );
}
