import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/AppLink.js';
import { Num } from '../../ui/figures.js';
import type { Localized, Moment } from '../../ui/language.js';
import { Empty, PageTitle } from '../../ui/layout.js';
import { LocalText } from '../../ui/text.js';
import { useApi } from '../api/index.js';
import { useSession } from '../session/session.js';
import { Loaded } from '../shell/Loaded.js';

interface HomeItem {
  /** "<context>.<name>": the words are in the context's catalogue under `home.<name>`, with `params`. */
  key: string;
  params?: Record<string, string | number | Localized>;
  href: string;
  dueAt?: Moment | null;
  /** Replaces the written instant where a sentence says it better ("depuis 3 jours"). */
  dueText?: Localized | null;
  count?: number;
  tone?: 'late' | 'soon' | 'normal';
}

const keyInCatalogue = (key: string) => key.replace('.', ':home.');

/** What the active role must do now, the most pressing first (the API orders). */
export function HomePage() {
  const { t } = useTranslation('common');
  const { grant } = useSession();
  const query = useApi<{ items: HomeItem[] }>('/api/home');
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
            <ul className="work">
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

function WorkItem({ item: { key, params = {}, href, dueAt, dueText, count, tone = 'normal' } }: { item: HomeItem }) {
  const { t, i18n } = useTranslation('common');
  const words = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? (value[i18n.language as keyof Localized] ?? value.fr) : value,
    ]),
  );
  return (
    <AppLink href={href} data-tone={tone}>
      <span>
        <span className="work-what">{t(keyInCatalogue(key), { ...words, count })}</span>
        {(dueAt || dueText) && (
          <Text component="span" display="block" className="work-when" data-tone={tone}>
            {tone === 'late' && `${t('home.late')} · `}
            {dueText ? <LocalText text={dueText} /> : dueAt && t('home.due', { at: dueAt.text[i18n.language as 'fr'] })}
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
