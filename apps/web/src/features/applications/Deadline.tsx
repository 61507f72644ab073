import { useTranslation } from 'react-i18next';
import { Dated, type Moment } from '../../ui/index.js';

const MOROCCO = 'Africa/Casablanca';

/** An instant that decides, with the clock it is read on. */
export function Deadline({ at }: { at: Moment }) {
  const { t } = useTranslation('applications');
  return (
    <>
      <Dated at={at} /> {at.zone === MOROCCO ? t('moroccoTime') : <bdi>({at.zone})</bdi>}
    </>
  );
}
