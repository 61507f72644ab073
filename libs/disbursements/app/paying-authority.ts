import { inBoth } from '#conventions';
import { withRibKey } from '#kernel';
import { MINISTRY, type Bilingual } from '#platform';

/** The account that pays and whom the bank knows as its holder. A demonstration's values: bank 310, fictitious account. */
export const PAYING_AUTHORITY: { name: Bilingual; bankName: string; rib: string } = {
  name: MINISTRY,
  bankName: 'MINISTERE DE DEMONSTRATION',
  rib: withRibKey('3108100000000000000001'),
};

export const PROGRAMME_OF_BATCH: Bilingual = { fr: 'Programmes de partenariat', ar: 'برامج الشراكة' };
export const noName = inBoth('—');
