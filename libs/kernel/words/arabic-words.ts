/**
 * Arabic numbers counting a masculine noun, in the written language of administration.
 *
 * The noun follows the last two digits: 1 and 2 are the noun itself, 3–10 take the plural, 11–99 the accusative singular, the hundreds
 * the singular. A dual loses its final nun before the noun it counts (مائتا درهم, but مائتان وثلاثة دراهم), and "thousand" after 11–99
 * its accusative ending there (أحد عشر ألف درهم, but أحد عشر ألفا وخمسمائة درهم).
 */
export interface ArabicNoun {
  singular: string;
  dual: string;
  plural: string;
  accusative: string;
}

/** A number word that is itself counted; its dual before a noun has a form of its own. */
interface ScaleNoun extends ArabicNoun {
  value: number;
  dualBeforeNoun: string;
}

const SCALES: readonly ScaleNoun[] = [
  { value: 1e9, singular: 'مليار', dual: 'ملياران', dualBeforeNoun: 'مليارا', plural: 'ملايير', accusative: 'مليارا' },
  { value: 1e6, singular: 'مليون', dual: 'مليونان', dualBeforeNoun: 'مليونا', plural: 'ملايين', accusative: 'مليونا' },
  { value: 1e3, singular: 'ألف', dual: 'ألفان', dualBeforeNoun: 'ألفا', plural: 'آلاف', accusative: 'ألفا' },
];
const ONES = ['صفر', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة'];
const TENS = ['', '', 'عشرون', 'ثلاثون', 'أربعون', 'خمسون', 'ستون', 'سبعون', 'ثمانون', 'تسعون'];
const HUNDREDS = ['', 'مائة', 'مائتان', 'ثلاثمائة', 'أربعمائة', 'خمسمائة', 'ستمائة', 'سبعمائة', 'ثمانمائة', 'تسعمائة'];
const TWO_HUNDRED_BEFORE_NOUN = 'مائتا';
const AND = ' و';

/** `count` (0 to 999 999 999 999) with the noun it counts: "ثلاثة دراهم". */
export function countInArabic(count: number, noun: ArabicNoun): string {
  if (count === 0) return `${ONES[0]} ${noun.singular}`;
  const units = count % 1000;
  const phrases = SCALES.flatMap((scale) => {
    const multiples = Math.floor(count / scale.value) % 1000;
    if (multiples === 0) return [];
    const standsBeforeNoun = count % scale.value === 0;
    return [countScale(multiples, scale, standsBeforeNoun)];
  });
  if (units === 0) return `${phrases.join(AND)} ${noun.singular}`;
  return [...phrases, countBelowThousand(units, { ...noun, one: `${noun.singular} ${ONES[1]}` })].join(AND);
}

function countScale(multiples: number, scale: ScaleNoun, standsBeforeNoun: boolean): string {
  return countBelowThousand(multiples, {
    ...scale,
    one: scale.singular,
    dual: standsBeforeNoun ? scale.dualBeforeNoun : scale.dual,
    accusative: standsBeforeNoun ? scale.singular : scale.accusative,
  });
}

function countBelowThousand(count: number, noun: ArabicNoun & { one: string }): string {
  const hundreds = Math.floor(count / 100);
  const rest = count % 100;
  if (rest > 2) {
    const counted = `${belowHundred(rest)} ${rest <= 10 ? noun.plural : noun.accusative}`;
    return hundreds === 0 ? counted : HUNDREDS[hundreds]! + AND + counted;
  }
  const wholeHundreds = hundreds === 0 ? [] : [`${hundreds === 2 ? TWO_HUNDRED_BEFORE_NOUN : HUNDREDS[hundreds]!} ${noun.singular}`];
  const oneOrTwo = rest === 0 ? [] : [rest === 1 ? noun.one : noun.dual];
  return [...wholeHundreds, ...oneOrTwo].join(AND);
}

/** 3 to 99 before a masculine noun. */
function belowHundred(count: number): string {
  if (count <= 10) return ONES[count]!;
  const ones = count % 10;
  if (count === 11) return 'أحد عشر';
  if (count === 12) return 'اثنا عشر';
  if (count < 20) return `${ONES[ones]!} عشر`;
  const tens = TENS[Math.floor(count / 10)]!;
  return ones === 0 ? tens : ONES[ones]! + AND + tens;
}
