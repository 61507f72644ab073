import { defineWords, type ParameterWord } from '../domain/parameter.js';
import { BANK_CODE } from '../domain/bank-code.js';

const bank = (code: string, fr: string, ar: string, en = fr) => ({ code, label: { fr, ar, en } });
const popular = (code: string) => bank(code, 'Banque Populaire', 'البنك الشعبي');

/** Banks by the code with which every RIB of theirs begins, as Bank Al-Maghrib gives it. The regional banks of the Banque Populaire have one each. */
const BANKS: ParameterWord[] = [
  bank('001', 'Bank Al-Maghrib', 'بنك المغرب'),
  bank('002', 'Arab Bank', 'البنك العربي'),
  bank('007', 'Attijariwafa bank', 'التجاري وفا بنك'),
  bank('011', 'Bank of Africa', 'بنك أفريقيا'),
  bank('013', 'BMCI', 'البنك المغربي للتجارة والصناعة'),
  bank('021', 'Crédit du Maroc', 'مصرف المغرب'),
  bank(
    '022',
    'Saham Bank (ancienne Société Générale Maroc)',
    'سهام بنك (الشركة العامة المغرب سابقا)',
    'Saham Bank (formerly Société Générale Maroc)',
  ),
  bank('028', 'Citibank Maghreb', 'سيتي بنك المغرب'),
  bank('050', 'CFG Bank', 'سي إف جي بنك'),
  ...['101', '127', '145', '157', '164', '178', '181', '190'].map(popular),
  bank('225', 'Crédit Agricole du Maroc', 'القرض الفلاحي للمغرب'),
  bank('230', 'CIH Bank', 'القرض العقاري والسياحي'),
  bank('310', 'Trésorerie Générale du Royaume', 'الخزينة العامة للمملكة', 'General Treasury of the Kingdom'),
  bank('350', 'Al Barid Bank', 'البريد بنك'),
];

export const banks = defineWords({
  name: 'institution.banks',
  label: { fr: 'Banques', ar: 'البنوك', en: 'Banks' },
  hint: {
    fr: 'Le code est fait des trois premiers chiffres du RIB. Une banque absente de la liste est signalée à côté du compte ; elle n’empêche aucun paiement.',
    ar: 'يتكون الرمز من الأرقام الثلاثة الأولى لرقم الحساب البنكي. وينبَّه بجانب الحساب إلى البنك غير الوارد في اللائحة، ولا يمنع ذلك أي أداء.',
    en: 'The code is the first three digits of the RIB. A bank that the list lacks is pointed out beside the account; it stops no payment.',
  },
  check: ({ words }) =>
    words.flatMap(({ code }, index) => (BANK_CODE.test(code) ? [] : [{ path: `value.words.${index}.code`, code: 'bank_code' }])),
  initial: BANKS,
});
