import type { AssociationView } from '#associations';
import type { OrderView } from '#disbursements';
import type { InstitutionView } from '#institution';
import { withRibKey } from '#kernel';
import { aRegisteredAssociation, aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { aConventionInForce, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { anAuthorisedOrder, aSentOrder } from '../support/disbursements.js';
import type { Ground } from '../support/ground.js';
import { InstitutionLists, refusedAt, word } from '../support/institution-lists.js';
import { createMoneyWorld } from '../support/money-world.js';
import { User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const BANKS = 'institution.banks';
const ribAt = (code: string) => withRibKey(`${code}8100000000000000042`);
const SUCCESSOR = { fr: 'Banque suivante', ar: 'البنك التالي', en: 'Next bank' };

describe('banks are a list of the institution', () => {
  let world: OwnWorld;
  let lists: InstitutionLists;
  let instructor: User;
  beforeAll(async () => {
    world = await createWorld();
    lists = await InstitutionLists.of(world);
    instructor = await nationalInstructor(world);
  }, 180_000);
  afterAll(() => world?.close());

  const accountsOf = async (id: string, reader: User) => must<AssociationView>(await reader.get(`/api/associations/${id}`)).accounts;
  const aRegistrationAt = (name: string, code: string) =>
    aRegisteredAssociation(world, name, { overrides: { account: { rib: ribAt(code), holder: name } } });

  it('the code with which a RIB begins has the name of its bank for the association and for who verifies', async () => {
    const { id, president } = await aRegistrationAt('Au barid', '350');
    must(await president.post(`/api/associations/${id}/submission`));
    const bank = { code: '350', label: { fr: 'Al Barid Bank', ar: 'البريد بنك', en: 'Al Barid Bank' }, listed: true };
    for (const reader of [president, instructor]) expect(await accountsOf(id, reader)).toMatchObject([{ rib: ribAt('350'), bank }]);
  });

  it('a bank that no list has is shown by its code and pointed out; its account is verified all the same', async () => {
    const name = 'Banque nouvelle';
    const { id, president } = await aVerifiedAssociation(world, name, { overrides: { account: { rib: ribAt('998'), holder: name } } });
    expect(await accountsOf(id, president)).toMatchObject([{ state: 'verified', bank: { code: '998', label: null, listed: false } }]);
    await lists.add(BANKS, word('998', 'Banque du futur'));
    expect(await accountsOf(id, president)).toMatchObject([{ bank: { label: { fr: 'Banque du futur' }, listed: true } }]);
    await lists.end(BANKS, '998', SUCCESSOR);
    expect(await accountsOf(id, president)).toMatchObject([{ bank: { label: SUCCESSOR, listed: false } }]);
  });

  it('an institution that keeps a list of its own names what the principal’s does not know', async () => {
    const { id, president } = await aRegistrationAt('Chez l’agence', '997');
    const agency = await lists.agency();
    const words = await lists.words(BANKS);
    const renamed = words.map((one) => (one.code === '011' ? { ...one, label: SUCCESSOR } : one));
    must(await lists.decide(BANKS, [...renamed, word('997', 'Banque de l’agence')], agency));
    expect(await accountsOf(id, president)).toMatchObject([{ bank: { label: { fr: 'Banque de l’agence' }, listed: true } }]);
    const other = await aRegistrationAt('Chez tous', '011');
    expect(await accountsOf(other.id, other.president)).toMatchObject([{ bank: { label: { fr: 'Bank of Africa' } } }]);
  });

  it('a code that is no three digits is refused, and one that was in the list stays', async () => {
    const words = await lists.words(BANKS);
    const at = `value.words.${words.length}.code`;
    for (const code of ['7', 'cih', '0225'])
      expect(refusedAt(await lists.decide(BANKS, [...words, word(code, 'Sans code')]))).toEqual([`${at} bank_code`]);
    expect(
      refusedAt(
        await lists.decide(
          BANKS,
          words.filter(({ code }) => code !== '230'),
        ),
      ),
    ).toEqual(['value.words word_gone']);
    expect(await lists.words(BANKS)).toEqual(words);
  });

  it('an account of the institution is proposed to the second person with its bank, a new bank by its code', async () => {
    const url = `/api/institutions/${lists.ministry}`;
    const accountant = await User.with(world, 'Karim Comptes', [{ role: 'accountant' }]);
    const about = async (code: string) => {
      await accountant.stepUp();
      const account = { title: `Compte ${code}`, holder: 'MINISTERE', rib: ribAt(code), isDefault: false, reason: 'Arrêté' };
      const { proposalId } = must<{ proposalId: string }>(await accountant.post(`${url}/paying-accounts`, account));
      const second = await User.with(world, `Second ${code}`, [{ role: 'authorising.officer' }]);
      await second.stepUp();
      const proposal = must<{ about: Record<string, string> }>(await second.get(`/api/proposals/${proposalId}`));
      must(await second.post(`/api/proposals/${proposalId}/confirmation`));
      return proposal.about;
    };
    expect(await about('225')).toMatchObject({
      fr: expect.stringContaining('Crédit Agricole du Maroc'),
      ar: expect.stringContaining('القرض الفلاحي للمغرب'),
    });
    expect((await about('996')).fr).toMatch(/\(\u2068996\u2069\)$/);
    const { accounts } = must<InstitutionView>(await lists.clerk.get(url));
    expect(accounts.map(({ bank }) => [bank.code, bank.listed])).toEqual(
      expect.arrayContaining([
        ['310', true],
        ['225', true],
        ['996', false],
      ]),
    );
  });
});

describe('the bank of a payment', () => {
  let world: OwnWorld;
  let ground: Ground;
  let people: MoneyPeople;
  let associationId: string;
  beforeAll(async () => {
    ({ world, ground } = await createMoneyWorld());
    associationId = ground.anAssociation();
    people = await moneyPeople(world, associationId);
  }, 180_000);
  afterAll(() => world?.close());

  it('stands on its order, and stops nothing once the list has ended it', async () => {
    const inForce = () => aConventionInForce(world, people, ground.anAward({ amountCentimes: 6_000_000, associationId }));
    const bankOf = async (id: string) => must<OrderView>(await people.accountant.get(`/api/disbursements/orders/${id}`)).bank;
    const first = await anAuthorisedOrder(people, await inForce(), 1);
    const { code, label } = (await bankOf(first.id))!;
    expect(label).not.toBeNull();
    const lists = await InstitutionLists.of(world);
    await lists.end(BANKS, code);
    expect(await bankOf(first.id)).toEqual({ code, label, listed: false });
    const sent = await aSentOrder(people, await inForce(), 1);
    expect(await bankOf(sent.id)).toMatchObject({ listed: false });
  });
});
