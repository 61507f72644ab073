import type { ConventionListItem } from '#conventions';
import { useTranslation } from 'react-i18next';
import { Mark, StateBadge } from '../../ui/index.js';

/** Where an act stands for its reader: their own turn comes before the name of the state. */
export function ActState({ act: { state, stateLabel, toSign } }: { act: Pick<ConventionListItem, 'state' | 'stateLabel' | 'toSign'> }) {
  const { t } = useTranslation('conventions');
  return toSign ? <Mark tone="attention">{t('toSign')}</Mark> : <StateBadge state={state} label={stateLabel} />;
}
