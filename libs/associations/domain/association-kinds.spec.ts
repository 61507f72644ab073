import { DOCUMENT_KINDS, documentLabel, PAYMENT_DOCUMENTS, REGISTRATION_DOCUMENTS, VAULT_KINDS } from './association-kinds.js';

describe('the documents of an association', () => {
  it('are called by their kind, whatever title was given', () => {
    expect(documentLabel({ kind: 'statutes', title: 'Autre' })).toBe(DOCUMENT_KINDS.statutes);
  });

  it('others are called by their own title, in every language, and by a dash once it is gone', () => {
    expect(documentLabel({ kind: 'other', title: 'Agrément' })).toEqual({ fr: 'Agrément', ar: 'Agrément', en: 'Agrément' });
    expect(documentLabel({ kind: 'other', title: null }).fr).toBe('—');
  });

  it('what registration and payment ask for is kept under its kind, never as another document', () => {
    for (const kind of [...REGISTRATION_DOCUMENTS, ...PAYMENT_DOCUMENTS]) expect(Object.keys(DOCUMENT_KINDS)).toContain(kind);
    expect(VAULT_KINDS).toEqual([...Object.keys(DOCUMENT_KINDS), 'other']);
  });
});
