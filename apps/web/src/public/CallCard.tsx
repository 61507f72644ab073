import { useTranslation } from 'react-i18next';
import { Dated, Reference } from '../ui/figures.js';
import { StateBadge } from '../ui/StateBadge.js';
import { LocalText, useLanguage } from '../ui/text.js';
import { address } from './Layout.js';
import type { CallSummary, Localized, Moment } from './props.js';

/** Names of regions or domains one after the other; none means the whole country. */
export function Names({ of: names, none }: { of: Localized[]; none: string }) {
  if (names.length === 0) return <>{none}</>;
  return names.map((name, index) => (
    <span key={name.fr}>
      {index > 0 && ' · '}
      <LocalText text={name} />
    </span>
  ));
}

/** A call in a list: what, where, until when. Its money is the programme's, shared with others: the call's own page says how. */
export function CallCard({ call, level }: { call: CallSummary; level: 2 | 3 }) {
  const { t } = useTranslation('public');
  const language = useLanguage();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <li className="call-card">
      <div className="call-card-head">
        <Heading>
          <a href={address(call.href, language)}>
            <LocalText text={call.title} />
          </a>
        </Heading>
        <StateBadge state={call.state.state} label={call.state.label} />
      </div>
      <p className="call-card-where">
        <Reference>{call.reference}</Reference> · <Names of={call.regions} none={t('call.national')} />
        {call.domains.length > 0 && ' · '}
        {call.domains.length > 0 && <Names of={call.domains} none="" />}
      </p>
      <dl className="facts">
        {call.closesAt && (
          <div>
            <dt>{call.state.state === 'open' || call.state.state === 'published' ? t('call.closes') : t('call.closed')}</dt>
            <dd>
              <Dated at={call.closesAt} /> <Clock at={call.closesAt} />
            </dd>
          </div>
        )}
        {call.opensAt && call.state.state === 'published' && (
          <div>
            <dt>{t('call.opens')}</dt>
            <dd>
              <Dated at={call.opensAt} /> <Clock at={call.opensAt} />
            </dd>
          </div>
        )}
      </dl>
    </li>
  );
}

/** Whose hour it is, for readers abroad. */
function Clock({ at }: { at: Moment }) {
  const { t } = useTranslation('public');
  return <span className="muted">{at.zone === 'Africa/Casablanca' ? t('call.moroccoTime') : `(${at.zone})`}</span>;
}
