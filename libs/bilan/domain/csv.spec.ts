import type { BilanRow, BilanYear } from './bilan.js';
import { bilanCsv } from './csv.js';

const figures = {
  projects: 65,
  associations: 40,
  associationsOfMigrants: null,
  askedCentimes: null,
  awardedCentimes: 402_200_050,
  paidCentimes: 400_000_000,
  totalCostCentimes: null,
  coFundingCentimes: null,
  beneficiaries: 0,
};
const row = (change: Partial<BilanRow>): BilanRow => ({
  ...figures,
  code: 'educative',
  label: { fr: 'Intégration éducative', ar: 'الإدماج التربوي', en: 'Educational integration' },
  projectShare: 1000,
  amountShare: 1000,
  ...change,
});
const year = (domains: BilanRow[], change: Partial<BilanYear> = {}): BilanYear => ({
  year: 2017,
  fromArchives: true,
  domains,
  regions: [],
  totals: { ...figures, associations: 40 },
  selection: null,
  ...change,
});
const lines = (bilan: BilanYear) => bilanCsv(bilan).split('\r\n');
const label = (fr: string) => ({ fr, ar: 'نص', en: 'text' });

describe('the bilan as open data', () => {
  it('opens in a spreadsheet of the country: its mark, `;`, a decimal comma, lines of Windows', () => {
    const [heading, domain, total, end] = lines(year([row({})]));
    expect(heading).toMatch(/^\ufeffyear;table;code;label_fr;label_ar;/);
    expect(domain).toBe('2017;domain;educative;Intégration éducative;الإدماج التربوي;65;40;;;4022000,50;4000000,00;;0;no');
    expect(total).toMatch(/^2017;total;;;;65;40;/);
    expect(end).toBe('');
  });

  it('leaves empty what is not known, and says nought when it is nought', () => {
    const cells = lines(year([row({ beneficiaries: null, associations: null })]))[1]!.split(';');
    expect([cells[6], cells[12]]).toEqual(['', '']);
    expect(lines(year([row({ beneficiaries: 0 })]))[1]!.split(';')[12]).toBe('0');
  });

  it('says which rows are made up to show the program', () => {
    expect(lines(year([row({})], { demonstration: true }))[1]).toMatch(/;yes$/);
  });

  it.each([
    ['a separator', 'Jeunesse ; loisirs', '"Jeunesse ; loisirs"'],
    ['a quotation mark', 'Le "mieux"', '"Le ""mieux"""'],
    ['a new line', 'Deux\nlignes', '"Deux\nlignes"'],
    ['a formula', '=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['a plus', '+212 600', `'+212 600`],
    ['a minus', '-1', `'-1`],
    ['an at sign', '@SUM(A1)', `'@SUM(A1)`],
    ['a tab before a formula', '\t=1', `'\t'=1`],
  ])('a label with %s is a text', (_what, fr, cell) => {
    expect(bilanCsv(year([row({ label: label(fr) })]))).toContain(`;educative;${cell};نص;`);
  });

  it('every line has as many cells as the heading', () => {
    const all = lines(year([row({}), row({ code: 'camps' })], { regions: [row({ code: 'MA-09' })] })).slice(0, -1);
    expect(all).toHaveLength(5);
    expect(new Set(all.map((line) => line.split(';').length)).size).toBe(1);
  });
});
