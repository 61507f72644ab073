import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '../begin-parameter.js';

const bank = (code: string, fr: string, ar: string, en = fr) => ({ code, label: { fr, ar, en } });
const popular = (code: string) => bank(code, 'Banque Populaire', 'البنك الشعبي');

/** What every institution begins with. */
const BANKS = [
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

/** The bank that keeps an account was told by its code alone. */
export class Banks1790400890000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return beginParameter(runner, 'institution.banks', { words: BANKS });
  }

  async down(runner: QueryRunner): Promise<void> {
    await endParameter(runner, 'institution.banks');
  }
}
