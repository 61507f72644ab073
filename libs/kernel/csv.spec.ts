import papaparse from 'papaparse';
import { csvText } from './csv.js';

describe('a table as CSV', () => {
  it('opens as it was written, in both scripts, whatever its texts hold', () => {
    const rows = [
      ['nom', 'montant', 'rang'],
      ['L’« École »; dite "Amal"\nde Rabat', '1200,50', 1],
      ['جمعية أمل', '', null],
    ];
    const text = csvText(rows);
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const read = papaparse.parse<string[]>(text.slice(1), { delimiter: ';', skipEmptyLines: true }).data;
    expect(read).toEqual(rows.map((cells) => cells.map((cell) => String(cell ?? ''))));
  });

  it.each(['=1+1', '+212600000000', '-1', '@SUM(A1)', '\t1', '＝1+1'])('%j is a text for a spreadsheet as well', (armed) =>
    expect(csvText([[armed]])).toContain(`'${armed}`),
  );

  it.each([
    ['a;=1+1', "a;'=1+1"],
    ['a,@SUM(A1)', "a,'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    [';-1', ";'-1"],
  ])('%j is none behind a separator of another country’s either', (armed, text) => expect(csvText([[armed]])).toContain(text));

  it('a number is a number, below zero as well', () => expect(csvText([[-5]])).toBe('\ufeff-5\r\n'));
});
