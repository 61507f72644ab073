import { MOROCCO } from '#kernel/public';
import { useTranslation } from 'react-i18next';
import { Dated } from './figures.js';
import type { Moment } from './language.js';

/** Names the clock an instant is read on: people may decide by it from abroad. */
export function useClock(): (at: Moment) => string {
  const { t } = useTranslation('common');
  return ({ zone }) => (zone === MOROCCO ? t('moroccoTime') : `(\u2066${zone}\u2069)`);
}

/** An instant that decides, with the clock it is read on. */
export function Deadline({ at }: { at: Moment | null | undefined }) {
  const clock = useClock();
  if (!at) return <Dated at={at} />;
  return (
    <>
      <Dated at={at} /> {clock(at)}
    </>
  );
}
