import { useTranslation } from 'react-i18next';
import { useLocal } from '../../ui/text.js';
import { CallCard } from '../CallCard.js';
import { address } from '../Layout.js';
import type { CallsProps, Option } from '../props.js';

export function Calls({ language, path, filters, regions, domains, states, items, page, pageSize, total }: CallsProps) {
  const { t } = useTranslation('public');
  const last = Math.max(1, Math.ceil(total / pageSize));
  return (
    <>
      <h1>{t('allCalls')}</h1>
      <form className="filter-form" method="get" action={path} role="search" aria-label={t('filters.label')}>
        <input type="hidden" name="lang" value={language} />
        <label>
          <span>{t('filters.q')}</span>
          <input className="control" type="search" name="q" defaultValue={filters.q} dir="auto" />
        </label>
        <Choice name="region" label={t('filters.region')} options={regions} value={filters.region} />
        <Choice name="domain" label={t('filters.domain')} options={domains} value={filters.domain} />
        <Choice name="state" label={t('filters.state')} options={states} value={filters.state} />
        <button className="button" type="submit">
          {t('filters.apply')}
        </button>
        {Object.values(filters).some(Boolean) && <a href={address(path, language)}>{t('filters.clear')}</a>}
      </form>
      <p role="status">{total === 0 ? t('filters.none') : t('results', { count: total })}</p>
      <ul className="call-list">
        {items.map((call) => (
          <CallCard key={call.href} call={call} level={2} />
        ))}
      </ul>
      {last > 1 && (
        <nav className="pages" aria-label={t('page.label')}>
          {page > 1 && <a href={address(path, language, { ...filters, page: page - 1 })}>{t('page.previous')}</a>}
          <span className="figure">{`${page} / ${last}`}</span>
          {page < last && <a href={address(path, language, { ...filters, page: page + 1 })}>{t('page.next')}</a>}
        </nav>
      )}
    </>
  );
}

function Choice({ name, label, options, value }: { name: 'region' | 'domain' | 'state'; label: string; options: Option[]; value: string }) {
  const { t } = useTranslation('public');
  const local = useLocal();
  return (
    <label>
      <span>{label}</span>
      <select className="control" name={name} defaultValue={value}>
        <option value="">{t(`filters.every.${name}`)}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {local(option.label)}
          </option>
        ))}
      </select>
    </label>
  );
}
