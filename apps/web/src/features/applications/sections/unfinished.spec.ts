import { unfinishedIn, unfinishedPath, withUnfinished } from './unfinished.js';

interface Row {
  label: string;
  amount: number | null;
}
const rules = {
  list: 'charges' as const,
  blank: (): Row => ({ label: '', amount: null }),
  cells: { label: 'text', amount: 'figure' } as const,
  isWhole: ({ label, amount }: Row) => label !== '' && amount !== null,
};
const row = (label: string, amount: number | null = null): Row => ({ label, amount });

describe('rows that are not whole yet', () => {
  it('are kept where they stood, and come back there', () => {
    const typed = [row('Loyer'), row('Salaires', 100), row('', 20), row(''), row('Achats', 5)];
    const kept = unfinishedIn(typed, rules);
    expect(kept.map(({ position }) => position)).toEqual([0, 2]);
    const whole = typed.filter(rules.isWhole);
    expect(withUnfinished(whole, kept, rules)).toEqual([row('Loyer'), row('Salaires', 100), row('', 20), row('Achats', 5)]);
  });

  it('of another list stay out, and a position beyond the end is the end', () => {
    const kept = [
      { list: 'products' as const, position: 0, fields: { label: 'Don' } },
      { list: 'charges' as const, position: 99, fields: { label: 'Loyer' } },
    ];
    expect(withUnfinished([row('Achats', 5)], kept, rules)).toEqual([row('Achats', 5), row('Loyer')]);
  });

  it('kept wrongly before their cells were asked for their type still come to the page, and what nobody can read stays away', () => {
    const fields = { label: 5, amount: 0.5, other: 'x' };
    expect(withUnfinished([], [{ list: 'charges', position: 0, fields }], rules)).toEqual([{ label: '5', amount: '0.5' }]);
    expect(withUnfinished([], [{ list: 'charges', position: 0, fields: { label: null, amount: true } }], rules)).toEqual([row('')]);
  });

  it('an error leads to its row', () => {
    expect(unfinishedPath('budget.unfinished.charges.3')).toBe('charges.3');
    expect(unfinishedPath('budget.lines.3.label')).toBeNull();
  });
});
