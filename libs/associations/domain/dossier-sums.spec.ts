import { dossierSums } from './dossier-sums.js';

describe('the sums of a dossier', () => {
  it('add what each line says, and nothing of what it does not say', () => {
    expect(
      dossierSums([{ sums: { asked: 10_00 } }, { sums: { asked: 5_00, granted: 7_00 } }, { sums: {} }, { sums: { paid: 3_00 } }]),
    ).toEqual({
      asked: 15_00,
      granted: 7_00,
      paid: 3_00,
      justified: 0,
      toRecover: 0,
    });
  });

  it('are nothing where there is nothing', () =>
    expect(dossierSums([])).toEqual({ asked: 0, granted: 0, paid: 0, justified: 0, toRecover: 0 }));
});
