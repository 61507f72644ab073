import { namesOurs } from './our-numbers.js';

describe('what could be a number of ours in the words of a bank', () => {
  it.each([
    'OP-2026-000010',
    'VIR OP 2026/000010 ASSOC',
    'be2026000003',
    'remboursement OR.2026.0001',
    'SM-OP-2026-000012',
    'SMOP2026000012',
    'CRSM1-BE-2026-000001',
    'ＯＰ－２０２６－０００００１',
  ])('%s', (text) => expect(namesOurs(null, text)).toBe(true));

  it.each(['VIREMENT RECU 2026 000010', 'TROOP 2026', 'OP-26-10', 'FACTURE F-2026-000010', 'OP-2026-0000101', ''])('not %s', (text) =>
    expect(namesOurs(text, null)).toBe(false),
  );
});
