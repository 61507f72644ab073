import { useTranslation } from 'react-i18next';
import { LineField } from '../fields.js';
import { directionOf } from '../language.js';
import { useBothLanguages } from '../text.js';
import type { RowColumn } from './RowsTable.js';
import type { PathIn } from './sheet.js';

/** French and Arabic of one text as two columns, the language of the page first: a property of the row, what it is called, and its share of the width. */
export function useBilingualColumns(): <Row extends object>(key: keyof Row & string, label: string, share: number) => RowColumn<Row>[] {
  const { t } = useTranslation('common');
  const languages = useBothLanguages();
  const suffix = { fr: t('inFrench'), ar: t('inArabic') };
  return <Row extends object>(key: keyof Row & string, label: string, share: number) =>
    languages.map((language) => ({
      key: `${key}.${language}` as PathIn<Row>,
      label: `${label} ${suffix[language]}`,
      share,
      required: true,
      cell: (field) => <LineField {...field} lang={language} direction={directionOf(language)} />,
    }));
}
