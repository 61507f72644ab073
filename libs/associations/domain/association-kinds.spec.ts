import { ASSOCIATION_KINDS, BOARD_FUNCTIONS, DOCUMENT_KINDS, documentLabel, KINDS, VAULT_KINDS } from './association-kinds.js';

describe('the documents of an association', () => {
  it('are called by their kind, whatever title was given', () => {
    expect(documentLabel({ kind: 'statutes', title: 'Autre' }, 'association')).toBe(DOCUMENT_KINDS.statutes);
  });

  it('others are called by their own title, in every language, and by a dash once it is gone', () => {
    expect(documentLabel({ kind: 'other', title: 'Agrément' }, 'association')).toEqual({ fr: 'Agrément', ar: 'Agrément', en: 'Agrément' });
    expect(documentLabel({ kind: 'other', title: null }, 'federation').fr).toBe('—');
  });

  it('what makes it exist is called as its legal form calls it', () => {
    const called = Object.keys(KINDS).map((kind) => documentLabel({ kind: 'receipt', title: null }, kind as keyof typeof KINDS).fr);
    expect(called).toEqual([
      'Récépissé de déclaration de l’association',
      'Récépissé de déclaration de l’association',
      'Extrait du registre des coopératives',
      'Texte de création',
      'Extrait du registre du pays',
    ]);
  });

  it('what registration and payment ask for is kept under its kind, never as another document', () => {
    for (const { registration, payment } of Object.values(KINDS))
      for (const kind of [...registration, ...payment]) expect(Object.keys(DOCUMENT_KINDS)).toContain(kind);
    expect(VAULT_KINDS).toEqual([...Object.keys(DOCUMENT_KINDS), 'other']);
  });

  it('each legal form is in the table, and what is asked of its board is a function that one can hold', () => {
    expect(Object.keys(KINDS)).toEqual(Object.keys(ASSOCIATION_KINDS));
    for (const { seats } of Object.values(KINDS)) for (const seat of seats.flat()) expect(Object.keys(BOARD_FUNCTIONS)).toContain(seat);
  });
});
