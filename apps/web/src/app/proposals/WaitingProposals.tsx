import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/AppLink.js';
import { NextStep } from '../../ui/NextStep.js';
import { LocalText } from '../../ui/text.js';
import { useApiList } from '../api/index.js';

/** What waits for a second person about one thing, for those who may know of it: nobody proposes it again, or believes it done. */
export function WaitingProposals({ about }: { about: string }) {
  const { t } = useTranslation('notifications');
  const { data } = useApiList('/api/proposals', { query: { state: 'waiting', subjectId: about } });
  if (!data || data.total === 0) return null;
  return (
    <NextStep>
      {t('proposals.waitsHere', { count: data.total })}
      <ul>
        {data.items.map(({ id, kindLabel, about: what, proposedBy }) => (
          <li key={id}>
            <AppLink href={`/app/proposals/${id}`}>
              <LocalText text={kindLabel} />
            </AppLink>
            {' — '}
            <LocalText text={what} />
            {' ('}
            <bdi>{proposedBy}</bdi>)
          </li>
        ))}
      </ul>
    </NextStep>
  );
}
