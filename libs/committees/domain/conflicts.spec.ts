import { detectConflicts, isQuestion, nameKey, type FileParties, type MemberTies } from './conflicts.js';
import { tally as tallyBy } from './voting.js';

const member = (change: Partial<MemberTies>): MemberTies => ({
  memberId: 'm',
  name: 'Karim Alaoui',
  associationIds: [],
  employer: null,
  ties: null,
  ...change,
});
const file: FileParties = {
  fileId: 'f',
  associationId: 'assoc',
  associationNames: ['Association Tamaynut Agadir', 'جمعية تمينوت أكادير'],
  peopleNames: ['Saïda Benâli'],
  partnerNames: ['Commune de Tiznit'],
  partnerIds: ['partner'],
};
const kinds = (change: Partial<MemberTies>) => detectConflicts([member(change)], [file]).map((conflict) => conflict.kind);

describe('conflicts that the data shows', () => {
  it('finds members of the association, namesakes of its people, employers and partners', () => {
    expect(kinds({ associationIds: ['assoc'] })).toEqual(['membership']);
    expect(kinds({ name: 'BENALI Saida' })).toEqual(['name']);
    expect(kinds({ employer: 'Chargé de mission à l’association Tamaynut, Agadir' })).toEqual(['employment']);
    expect(kinds({ employer: 'Commune d’Agadir' })).toEqual([]);
    expect(kinds({ employer: 'association tamaynut agadir' })).toEqual(['employment']);
    expect(kinds({ ties: 'commune de Tiznit' })).toEqual(['partnership']);
    expect(kinds({ associationIds: ['partner'] })).toEqual(['partnership']);
    expect(kinds({})).toEqual([]);
  });

  it('asks, and does not exclude, where an applicant could have written the name', () => {
    const asks = (change: Partial<MemberTies>) => detectConflicts([member(change)], [file]).map(isQuestion);
    expect(asks({ name: 'Saïda Benâli' })).toEqual([true]);
    expect(asks({ ties: 'commune de Tiznit' })).toEqual([true]);
    expect(asks({ associationIds: ['partner'] })).toEqual([true]);
    expect(asks({ name: 'Saïda Benâli', associationIds: ['assoc'] })).toEqual([false]);
    expect(asks({ name: 'Saïda Benâli', employer: 'association Tamaynut Agadir' })).toEqual([false]);
  });

  it('spells names one way in both scripts', () => {
    expect(nameKey('أَحْمَد الإدريسي')).toBe(nameKey('احمد الادريسي'));
    expect(nameKey('Élise N’Diaye')).toBe(nameKey('N DIAYE Elise'));
  });
});

describe('a vote', () => {
  const tally = (votes: Parameters<typeof tallyBy>[0], chairId: string | null) =>
    tallyBy(votes, chairId, { majorityBasisPoints: 5_000, castingVote: true });
  const votes = (...choices: ('for' | 'against' | 'abstain')[]) => choices.map((choice, index) => ({ memberId: `m${index}`, choice }));

  it('is carried by more for than against; abstentions weigh nothing', () => {
    expect(tally(votes('for', 'for', 'against', 'abstain'), null)).toEqual({
      inFavour: 2,
      against: 1,
      abstained: 1,
      castingVote: false,
      carried: true,
    });
    expect(tally(votes('abstain', 'abstain'), 'm0').carried).toBe(false);
  });

  it('when equal is decided by the chair, and fails when the chair abstains or is recused', () => {
    expect(tally(votes('for', 'against'), 'm0')).toMatchObject({ castingVote: true, carried: true });
    expect(tally(votes('for', 'against'), 'm1')).toMatchObject({ castingVote: true, carried: false });
    expect(tally(votes('for', 'against', 'abstain'), 'm2')).toMatchObject({ castingVote: false, carried: false });
    expect(tally(votes('for', 'against'), null).carried).toBe(false);
  });
});
