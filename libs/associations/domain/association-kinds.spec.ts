import { ASSOCIATION_KINDS, BOARD_FUNCTIONS, documentLabel, KINDS, PROOF_CODES, proofLabel, PROOFS } from './association-kinds.js';

describe('the documents of an association', () => {
  const listed = { fr: 'Agrément', ar: 'اعتماد', en: 'Approval' };

  it('are called by the list under which they were kept, whatever title was given', () => {
    expect(documentLabel({ kind: 'approval', title: 'Autre' }, 'association', listed)).toBe(listed);
  });

  it('a rule calls what it asks for by its own name, and as the legal form does', () => {
    expect(proofLabel('statutes', 'association')).toBe(PROOFS.statutes);
    expect(proofLabel('receipt', 'cooperative')).toBe(KINDS.cooperative.act.document);
  });

  it('others are called by their own title, in every language, and by a dash once it is gone', () => {
    expect(documentLabel({ kind: 'other', title: 'Agrément' }, 'association', listed)).toEqual({
      fr: 'Agrément',
      ar: 'Agrément',
      en: 'Agrément',
    });
    expect(documentLabel({ kind: 'other', title: null }, 'federation', listed).fr).toBe('—');
  });

  it('what makes it exist is called as its legal form calls it', () => {
    const called = Object.keys(KINDS).map((kind) => documentLabel({ kind: 'receipt', title: null }, kind as keyof typeof KINDS, listed).fr);
    expect(called).toEqual([
      'Récépissé de déclaration de l’association',
      'Récépissé de déclaration de l’association',
      'Extrait du registre des coopératives',
      'Texte de création',
      'Extrait du registre du pays',
    ]);
  });

  it('what registration and payment ask for is a paper that the lists of institutions always have', () => {
    for (const { registration, payment } of Object.values(KINDS))
      for (const kind of [...registration, ...payment]) expect(PROOF_CODES).toContain(kind);
  });

  it('each legal form is in the table, and what is asked of its board is a function that one can hold', () => {
    expect(Object.keys(KINDS)).toEqual(Object.keys(ASSOCIATION_KINDS));
    for (const { seats } of Object.values(KINDS)) for (const seat of seats.flat()) expect(Object.keys(BOARD_FUNCTIONS)).toContain(seat);
  });
});
