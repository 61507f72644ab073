import { accountIn, cellsOf, pasted, tickIn, wholeIn } from './sheet.js';

describe('cells from a spreadsheet', () => {
  it('are read by row, with quotes and line breaks inside a cell: what stood on two lines stays two words', () => {
    expect(cellsOf('60\tAchats\t1 500,00\r\n61\t"Location ""salle""\ngrande"\t2000\r\n')).toEqual([
      ['60', 'Achats', '1 500,00'],
      ['61', 'Location "salle" grande', '2000'],
    ]);
  });

  it('are not what one types or pastes into one field', () => {
    expect(cellsOf('Un libellé')).toBeNull();
    expect(cellsOf('Un libellé\n')).toBeNull();
  });

  it('are laid over the rows from the cell where one stands; what is missing is added, what cannot be read is kept', () => {
    const columns = [
      { key: 'account' as const, read: (cell: string) => (/^6/.test(cell) ? cell : undefined) },
      { key: 'label' as const },
      { key: 'amount' as const, read: Number },
    ];
    const blank = () => ({ account: '60', label: '', amount: 0 });
    const rows = [{ account: '61', label: 'Salle', amount: 1 }];
    expect(
      pasted(
        rows,
        [
          ['64', 'Salaires', '20'],
          ['xx', 'Repas', '30', 'trop'],
        ],
        { row: 0, column: 0 },
        columns,
        blank,
      ).rows,
    ).toEqual([
      { account: '64', label: 'Salaires', amount: 20 },
      { account: '60', label: 'Repas', amount: 30 },
    ]);
    expect(pasted(rows, [['5'], ['6']], { row: 0, column: 2 }, columns, blank).rows).toEqual([
      { account: '61', label: 'Salle', amount: 5 },
      { account: '60', label: '', amount: 6 },
    ]);
    expect(rows[0]?.amount).toBe(1);
  });

  it('go to the columns that the first line names, in whatever order and wherever one stands', () => {
    const columns = [
      { key: 'account' as const, label: 'Compte' },
      { key: 'label' as const, label: 'Libellé', called: /^désign/ },
      { key: 'quantity' as const, label: 'Quantité', called: /^(qt|العدد)/ },
    ];
    const blank = () => ({ account: '60', label: '', quantity: '' });
    const lay = (cells: string[][]) => pasted([], cells, { row: 0, column: 2 }, columns, blank).rows;
    expect(
      lay([
        ['Qté', 'Observations', 'Désignation'],
        ['3', 'à voir', 'Salle'],
      ]),
    ).toEqual([{ account: '60', label: 'Salle', quantity: '3' }]);
    expect(
      lay([
        ['QUANTITÉ (unités)', 'العدد'],
        ['3', '4'],
      ]),
    ).toHaveLength(2);
    expect(lay([['Compte'], ['61']])).toMatchObject([{ quantity: 'Compte' }, { quantity: '61' }]);
  });

  it('leave nothing out without a word: headings that are not known, cells that cannot be read, sums, rows beyond the most', () => {
    const columns = [
      { key: 'account' as const, label: 'Compte', read: (cell: string) => (/^6/.test(cell) ? cell : undefined), unread: '' },
      { key: 'label' as const, label: 'Libellé', sums: /^total/i },
      { key: 'tick' as const, label: 'Structure', read: tickIn },
    ];
    const blank = () => ({ account: '60', label: '', tick: false });
    const cells = [
      ['Compte', 'Libellé', 'Rubrique', 'Structure', 'Vide'],
      ['61', 'Salle', 'Lieu', 'oui', ''],
      ['99', 'Repas', 'Vivres', 'peut-être', ''],
      ['', 'TOTAL', '', '', ''],
      ['64', 'Salaires', '', 'non', ''],
    ];
    const former = [
      { account: '62', label: 'Avant', tick: true },
      { account: '63', label: 'Avant', tick: true },
    ];
    expect(pasted(former, cells, { row: 0, column: 0 }, columns, blank, 2)).toEqual({
      rows: [
        { account: '61', label: 'Salle', tick: true },
        { account: '', label: 'Repas', tick: true },
      ],
      headings: ['Rubrique'],
      cells: 2,
      sums: 1,
      beyond: 1,
    });
    expect(['oui', 'نعم', 'X', '١', 'Non', '', 'لا', 'si'].map(tickIn)).toEqual([true, true, true, true, false, false, false, undefined]);
  });

  it('reach into a text of two languages', () => {
    const columns = [{ key: 'label.fr' as const }, { key: 'label.ar' as const }, { key: 'score' as const, read: Number }];
    const rows = [{ label: { fr: 'Faible', ar: '' }, score: 0 }];
    const blank = () => ({ label: { fr: '', ar: '' }, score: 0 });
    expect(pasted(rows, [['ضعيف', '1'], ['جيد']], { row: 0, column: 1 }, columns, blank).rows).toEqual([
      { label: { fr: 'Faible', ar: 'ضعيف' }, score: 1 },
      { label: { fr: '', ar: 'جيد' }, score: 0 },
    ]);
    expect(rows[0]?.label.ar).toBe('');
  });

  it('say a whole number or nothing', () => {
    expect(['12', '1\u202f200', '١٢', '1,5', 'xx', ''].map(wholeIn)).toEqual([12, 1200, 12, undefined, undefined, undefined]);
  });
});

const accounts = [
  { value: '60', label: '60 · Achats' },
  { value: '61', label: '61 · Services extérieurs' },
  { value: '64', label: '64 · تكاليف المستخدمين' },
];

describe('an account in a pasted cell', () => {
  it('is read by its number in any digits, with those below it, and by its name', () => {
    const read = accountIn(accounts);
    expect(['٦١', '61', '6141', '61 · Services extérieurs', 'services extérieurs', 'تكاليف المستخدمين', '۶۰'].map(read)).toEqual([
      '61',
      '61',
      '61',
      '61',
      '61',
      '64',
      '60',
    ]);
  });

  it('is none where it is of the other side, of nowhere, or another word: nobody chooses another account for it', () => {
    expect(['99', '74', 'Ressources humaines', ''].map(accountIn(accounts))).toEqual([undefined, undefined, undefined, undefined]);
  });
});
