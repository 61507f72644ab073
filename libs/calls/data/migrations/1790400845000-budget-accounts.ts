import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '#institution';

const account = (code: string, fr: string, ar: string, en: string) => ({ code, label: { fr, ar, en } });

/** The list that was a constant of the source. */
const ACCOUNTS = [
  account('60', 'Achats', 'مشتريات', 'Purchases'),
  account('61', 'Services extérieurs', 'خدمات خارجية', 'External services'),
  account('62', 'Autres services extérieurs', 'خدمات خارجية أخرى', 'Other external services'),
  account('63', 'Impôts et taxes', 'ضرائب ورسوم', 'Taxes'),
  account('64', 'Charges de personnel', 'تكاليف المستخدمين', 'Personnel'),
  account('65', 'Autres charges de gestion', 'تكاليف تدبير أخرى', 'Other running costs'),
  account('66', 'Charges financières', 'تكاليف مالية', 'Financial charges'),
  account('67', 'Charges exceptionnelles', 'تكاليف استثنائية', 'Exceptional charges'),
  account('68', 'Dotations aux amortissements', 'مخصصات الاستهلاكات', 'Depreciation'),
  account('70', 'Ventes et prestations', 'مبيعات وخدمات', 'Sales and services'),
  account('71', 'Production stockée', 'إنتاج مخزون', 'Stored production'),
  account('72', 'Production immobilisée', 'إنتاج مثبت', 'Capitalised production'),
  account('73', 'Dotations et produits de tarification', 'مخصصات وعائدات التسعيرة', 'Allocations and tariffs'),
  account('74', 'Subventions', 'إعانات', 'Grants'),
  account('75', 'Cotisations et autres produits de gestion', 'انخراطات وعائدات تدبير أخرى', 'Members’ fees and other income'),
  account('76', 'Produits financiers', 'عائدات مالية', 'Financial income'),
  account('77', 'Produits exceptionnels', 'عائدات استثنائية', 'Exceptional income'),
  account('78', 'Reprises et reports', 'استردادات وترحيلات', 'Write-backs and carry-overs'),
  account('79', 'Transferts de charges', 'تحويلات التكاليف', 'Transfers of charges'),
  account('86', 'Emplois des contributions en nature', 'استعمالات المساهمات العينية', 'Use of contributions in kind'),
  account('87', 'Contributions en nature', 'مساهمات عينية', 'Contributions in kind'),
];

/** The nomenclature of budgets becomes the institution's own list; a call keeps the one under which it was published. */
export class BudgetAccounts1790400845000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await beginParameter(runner, 'calls.accounts', { words: ACCOUNTS });
    await runner.query(`
      ALTER TABLE call ADD accounts_revision_id uuid CONSTRAINT call_accounts_fk REFERENCES parameter_revision (id);
      UPDATE call SET accounts_revision_id = (SELECT id FROM parameter_revision WHERE parameter = 'calls.accounts')
        WHERE published_at IS NOT NULL;
      ALTER TABLE call ADD CONSTRAINT call_accounts_ck CHECK (published_at IS NULL OR accounts_revision_id IS NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE call DROP accounts_revision_id;`);
    await endParameter(runner, 'calls.accounts');
  }
}
