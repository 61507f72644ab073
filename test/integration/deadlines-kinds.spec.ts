import { ExpireInvitations } from '../../libs/associations/app/member.messages.js';
import { Recoveries } from '../../libs/disbursements/app/recoveries.js';
import { dayAfter, dayOfInstant } from '#kernel';
import { Proposals, SYSTEM } from '#platform';
import { CONTEXTS } from '../../apps/contexts.js';
import { deadlineBindings } from '../contract/due-dates.js';
import { aCompleteDraft, aSubmittedApplication } from '../support/applications.js';
import {
  acceptRevision,
  aMember,
  aPdf,
  aVerifiedAssociation,
  nationalInstructor,
  type AssociationInWorld,
} from '../support/associations.js';
import { aPublishedCall, wallIn } from '../support/calls.js';
import {
  aCallWithEligibleFiles,
  aCommittee,
  aConvenedSession,
  anOpenSession,
  score,
  sessionUrl,
  type CommitteeInWorld,
} from '../support/committees.js';
import { aConventionInForce, act, aSentConvention, moneyPeople, type MoneyPeople } from '../support/conventions.js';
import { aDeliberation, closed, sign } from '../support/deliberations.js';
import { aPaidTranche, byTwo } from '../support/disbursements.js';
import { addresses, calendarOf, DueDatesInStory, type KindInStory, type Subject } from '../support/due-dates.js';
import { entrust, studyOf } from '../support/instruction.js';
import { aSubmittedReport, reportOf } from '../support/monitoring.js';
import { createMoneyWorld } from '../support/money-world.js';
import { User } from '../support/people.js';
import { aProgramme, must, programmeOfficer } from '../support/programmes.js';
import { quiet } from '../support/sweep/quiet.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const BOTH = (text: string) => ({ fr: text, ar: text });
/** The calendar of a call keeps its order. */
const EARLIER = ['opens_at', 'questions_until', 'closes_at', 'committee_at']
  .map((column, index) => `${column} = $2::timestamptz - interval '${40 - index} days'`)
  .join(', ');
const walked = new Set<string>();

/** Walks one kind in a world: told before to those who must act, silent once done, told after once. */
function walk(world: () => OwnWorld, story: KindInStory): void {
  const { kind } = story;
  walked.add(kind);
  describe(`${kind}${story.side ? ` (${story.side})` : ''}`, () => {
    let dates: DueDatesInStory;
    let subject: Subject;
    beforeAll(async () => {
      dates = new DueDatesInStory(world());
      subject = await story.set();
    }, 120_000);

    it('is set by the act itself, for its first step to come', async () => {
      const alarm = await eventually(() => dates.alarm(kind, subject.id), `the alarm of ${kind}`);
      expect(alarm.fallsAt.getTime()).toBeGreaterThan(Date.now());
      expect(alarm.dueAt.getTime()).toBeLessThanOrEqual(alarm.fallsAt.getTime() + Math.max(0, ...dates.definition(kind).after));
    });

    it('reminds those who must act, nobody else, once; it is in their calendar and in nobody else’s', async () => {
      const since = new Date();
      await dates.comeTo(story, subject, -dates.definition(kind).before[0]!);
      const message = story.message ?? 'deadlines.due';
      expect(await dates.told(message, since)).toEqual(addresses(story.who(subject)));
      const line = `UID:${kind}-${subject.id}@jisr.test`;
      expect(await calendarOf(story.who(subject)[0]!)).toContain(line);
      for (const stranger of story.strangers(subject)) expect(await calendarOf(stranger)).not.toContain(line);
    });

    it('done meanwhile, nobody is told any more', async () => {
      const other = await story.set();
      await eventually(() => dates.alarm(kind, other.id), `the alarm of ${kind}`);
      await story.done(other);
      await quiet(world());
      const since = new Date();
      await dates.ring(kind, other.id, new Date(Date.now() + dates.definition(kind).before[0]! - 60_000));
      expect(await dates.told(story.message ?? 'deadlines.due', since)).toEqual([]);
      expect(await calendarOf(story.who(other)[0]!)).not.toContain(`${kind}-${other.id}@`);
    }, 120_000);

    it('missed, those who answer for it are told once', async () => {
      const since = new Date();
      const [after] = dates.definition(kind).after;
      await dates.comeTo(story, subject, after ?? 0);
      await story.told?.passes?.();
      const { told } = story;
      if (told) {
        await eventually(async () => (await dates.told(told.message, since)).length > 0, `${told.message}`);
        expect(await dates.told(told.message, since)).toEqual(addresses(told.to(subject)));
        expect(await dates.told('deadlines.missed', since)).toEqual([]);
        return;
      }
      expect(await dates.told('deadlines.missed', since)).toEqual(addresses(story.answers!(subject)));
      await dates.sweepTwice();
      expect(await dates.told('deadlines.missed', since)).toHaveLength(story.answers!(subject).length);
    });
  });
}

describe('each kind of deadline', () => {
  describe('from the call to the decision', () => {
    let world: OwnWorld;
    let officer: User;
    let regional: User;
    let elsewhere: User;
    let instructor: User;
    let other: AssociationInWorld;
    const w = () => world;
    let count = 0;
    const next = (name: string) => `${name} ${(count += 1)}`;
    const officers = () => [officer, regional];

    beforeAll(async () => {
      world = await createWorld();
      officer = await programmeOfficer(world);
      regional = await User.with(world, 'Rachid Régional', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
      elsewhere = await User.with(world, 'Ilham Ailleurs', [{ role: 'programme.officer', scope: { regionCode: 'MA-02' } }]);
      instructor = await nationalInstructor(world);
      other = await aVerifiedAssociation(world, 'Voisine');
    }, 120_000);
    afterAll(() => world?.close());

    const aCall = () => aPublishedCall(world, { content: { regionCodes: ['MA-09'] } });
    const cancelCall = (id: string) => officer.post(`/api/calls/${id}/cancellation`, { reason: BOTH('Motif') }).then(must);

    const callStory = (kind: string, more: Partial<KindInStory>): KindInStory => ({
      kind,
      set: async () => ({ id: (await aCall()).id }),
      who: officers,
      strangers: () => [elsewhere, instructor, other.president],
      done: ({ id }) => cancelCall(id),
      ...more,
    });
    walk(w, callStory('call.closes', { told: { message: 'calls.closed', to: officers } }));
    walk(w, callStory('call.results', { answers: officers, also: EARLIER }));

    const aMemberedAssociation = async (name: string) => {
      const association = await aVerifiedAssociation(world, next(name));
      const editor = await aMember(world, association.id, next('Éditrice'), 'editor');
      const reader = await aMember(world, association.id, next('Lecteur'), 'reader');
      return { association, editor, reader };
    };
    type Membered = Awaited<ReturnType<typeof aMemberedAssociation>>;
    const writers = (subject: Subject) => [(subject.of as Membered).association.president, (subject.of as Membered).editor];
    const bystanders = (subject: Subject) => [(subject.of as Membered).reader, other.president];

    walk(w, {
      kind: 'applications.draft-alarm',
      set: async () => {
        const of = await aMemberedAssociation('Brouillon');
        const call = await aCall();
        return { id: await aCompleteDraft(of.association.president, call.id), call: call.id, of };
      },
      row: ({ call }) => call as string,
      message: 'applications.reminder',
      who: writers,
      strangers: bystanders,
      told: {
        message: 'applications.lapsed',
        to: (subject) => [...writers(subject), (subject.of as Membered).reader],
      },
      done: (subject) =>
        (subject.of as Membered).association.president.post(`/api/applications/${subject.id}/submission`, { declaration: true }).then(must),
    });

    const aStudy = async (name: string) => {
      const of = await aMemberedAssociation(name);
      const application = await aSubmittedApplication(of.association, (await aCall()).id);
      const study = await studyOf(world, application.id);
      await entrust(world, study, instructor);
      return { of, study, application: application.id };
    };
    walk(w, {
      kind: 'instruction.completion-ends',
      set: async () => {
        const { of, study, application } = await aStudy('Complément');
        const ask = { fields: ['need'], documents: [], message: 'Précisez.', until: wallIn(10) };
        must(await instructor.post(`/api/instruction/files/${study}/completions`, ask));
        const [row] = await world.sql<{ id: string }>(`SELECT id FROM completion_request WHERE file_id = $1`, [study]);
        return { id: row!.id, of, application };
      },
      who: writers,
      strangers: (subject) => [...bystanders(subject), instructor],
      answers: () => [instructor],
      done: (subject) =>
        (subject.of as Membered).association.president
          .post(`/api/applications/${subject.application as string}/completion`, { declaration: true })
          .then(must),
    });
    walk(w, {
      kind: 'instruction.opinion-lapse',
      set: async () => {
        const { study } = await aStudy('Avis');
        const ask = { serviceName: 'Délégation', serviceEmail: 'avis@region.example', language: 'fr', question: 'Qu’en pensez-vous ?' };
        const opinion = must(
          await instructor.post<{ id: string }>(`/api/instruction/files/${study}/opinions`, { ...ask, due: wallIn(10) }),
        );
        return { id: opinion.id };
      },
      who: () => [instructor],
      strangers: () => [officer, other.president],
      answers: officers,
      done: ({ id }) => instructor.post(`/api/instruction/opinions/${id}/answer`, { sense: 'favourable', answer: 'Oui.' }).then(must),
    });

    const inCommittee = ({ committee }: Subject) => {
      const { voting, secretary } = committee as CommitteeInWorld;
      return { voters: voting.map(({ user }) => user), secretary: secretary.user };
    };
    const allOf = (subject: Subject) => [...inCommittee(subject).voters, inCommittee(subject).secretary];
    const aFiledCall = async () => {
      const programme = await aProgramme(world, { amountCentimes: 1_000_000_00, shares: [{ regionCode: 'MA-09' }] });
      const file = { askedCentimes: 100_000_00, name: next('Séance') };
      return (await aCallWithEligibleFiles(world, [file], { programme })).call;
    };
    const convening = (subject: Subject) => [inCommittee(subject).secretary, ...officers()];
    walk(w, {
      kind: 'committees.session',
      set: async () => {
        const call = await aFiledCall();
        const committee = await aCommittee(world);
        return { id: await aConvenedSession(committee, call.id), committee };
      },
      who: allOf,
      strangers: () => [officer, other.president],
      answers: convening,
      done: (subject) => inCommittee(subject).secretary.post(sessionUrl(subject.id, '/cancel'), { reason: 'Reportée' }).then(must),
    });
    walk(w, {
      kind: 'committees.score-sheets',
      set: async () => {
        const call = await aFiledCall();
        const committee = await aCommittee(world);
        return { id: await anOpenSession(committee, call.id), committee };
      },
      who: (subject) => inCommittee(subject).voters,
      strangers: (subject) => [inCommittee(subject).secretary, officer],
      answers: convening,
      done: async (subject) => {
        const files = await world.sql<{ id: string }>(`SELECT id FROM session_file WHERE session_id = $1`, [subject.id]);
        for (const member of (subject.committee as CommitteeInWorld).voting) for (const { id } of files) await score(member, id, 4, 4, 3);
      },
    });
    walk(w, {
      kind: 'committees.minutes-signature',
      set: async () => {
        const deliberation = await aDeliberation(world);
        await closed(deliberation);
        return { id: deliberation.sessionId, committee: deliberation.committee };
      },
      who: allOf,
      strangers: () => [officer, other.president],
      answers: officers,
      done: async (subject) => {
        const { voting, secretary } = subject.committee as CommitteeInWorld;
        for (const member of [...voting, secretary]) must(await sign(member, subject.id));
      },
    });
    walk(w, {
      kind: 'committees.seat-mandate',
      set: async () => {
        const committee = await aCommittee(world);
        await officer.stepUp();
        const seat = {
          ...{ email: `${next('siege').replace(' ', '')}@jisr.example`, name: next('Siège'), language: 'fr', function: 'member' },
          ...{ collegeCode: 'civil_society', mandateFrom: '2025-01-01', mandateUntil: wallIn(200).slice(0, 10) },
        };
        return { id: must(await officer.post<{ id: string }>(`/api/committees/${committee.id}/members`, seat)).id, committee };
      },
      who: officers,
      strangers: (subject) => [...allOf(subject), elsewhere],
      answers: officers,
      done: ({ id }) => officer.post(`/api/committees/members/${id}/end`, { reason: 'Démission' }).then(must),
    });

    const upload = ({ association }: Membered, day: string) =>
      association.president
        .upload(`/api/associations/${association.id}/documents/accounts?validUntil=${day}`, aPdf('comptes', next('comptes')))
        .then((answer) => must<{ id: string }>(answer as never));
    walk(w, {
      kind: 'associations.document-expires',
      set: async () => {
        const of = await aMemberedAssociation('Coffre');
        return { id: (await upload(of, wallIn(200).slice(0, 10))).id, of };
      },
      who: writers,
      strangers: bystanders,
      answers: writers,
      done: (subject) => upload(subject.of as Membered, wallIn(600).slice(0, 10)),
    });
    const seats = (endsOn?: string) => ({ board: [{ name: 'Présidente', function: 'president', startsOn: '2024-01-10', endsOn }] });
    walk(w, {
      kind: 'associations.board-mandate',
      set: async () => {
        const of = await aMemberedAssociation('Bureau');
        const { association } = of;
        must(await association.president.put(`/api/associations/${association.id}/board`, seats(wallIn(200).slice(0, 10))));
        await acceptRevision(instructor, association.id);
        const [row] = await world.sql<{ id: string }>(`SELECT id FROM board_member WHERE association_id = $1`, [association.id]);
        return { id: row!.id, of };
      },
      who: writers,
      strangers: bystanders,
      answers: () => [instructor, ...officers()],
      done: (subject) => {
        const { association } = subject.of as Membered;
        return association.president.put(`/api/associations/${association.id}/board`, seats()).then(must);
      },
    });
    walk(w, {
      kind: 'associations.delegation-ends',
      set: async () => {
        const of = await aMemberedAssociation('Délégante');
        await of.association.president.stepUp();
        const days = { startsOn: dayOfInstant(new Date()), endsOn: dayAfter(dayOfInstant(new Date()), 40) };
        const body = { personId: of.editor.id, ...days, statement: 'Pendant mon absence de la ville' };
        const { id } = must(
          await of.association.president.post<{ id: string }>(`/api/associations/${of.association.id}/delegations`, body),
        );
        return { id, of };
      },
      also: `starts_on = least(starts_on, $2::date)`,
      who: writers,
      strangers: bystanders,
      answers: () => [],
      done: ({ id, of }) => {
        const { association } = of as Membered;
        return association.president.post(`/api/associations/${association.id}/delegations/${id}/end`).then(must);
      },
    });
    walk(w, {
      kind: 'associations.presidency-objection',
      set: async () => {
        const of = await aMemberedAssociation('Contestée');
        const at = `/api/associations/${of.association.id}`;
        must(await of.editor.upload(`${at}/documents/assembly_minutes`, aPdf('pv')));
        const elected = { name: of.editor.name, email: of.editor.email, language: 'fr', electedOn: '2026-01-10', predecessorRole: 'none' };
        const { id } = must(await of.editor.post<{ id: string }>(`${at}/presidency-claims`, elected));
        return { id, of };
      },
      who: (subject) => [(subject.of as Membered).association.president],
      strangers: (subject) => [(subject.of as Membered).editor, ...bystanders(subject)],
      answers: () => [instructor, ...officers()],
      done: ({ id, of }) => {
        const { association } = of as Membered;
        return association.president
          .post(`/api/associations/${association.id}/presidency-claims/${id}/objection`, { reason: 'Non' })
          .then(must);
      },
    });
    walk(w, {
      kind: 'associations.invitation-ends',
      set: async () => {
        const of = await aMemberedAssociation('Offre');
        const invited = await User.with(world, next('Invité'), []);
        const body = { email: invited.email, name: invited.name, language: 'fr', role: 'association.reader' };
        const { id } = must(await of.association.president.post<{ id: string }>(`/api/associations/${of.association.id}/members`, body));
        return { id, of, invited };
      },
      who: ({ invited }) => [invited as User],
      strangers: writers,
      told: {
        message: 'associations.invitation-answered',
        to: (subject) => [(subject.of as Membered).association.president],
        passes: () => world.worker.get(ExpireInvitations).handle(),
      },
      done: ({ id, invited }) => (invited as User).post(`/api/member-invitations/${id}/declining`).then(must),
    });

    let omar: User;
    let samira: User;
    const administrators = async () => {
      omar ??= await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
      samira ??= await User.with(world, 'Samira Administratrice', [{ role: 'administrator' }]);
    };
    walk(w, {
      kind: 'platform.proposal-ends',
      set: async () => {
        await administrators();
        const favoured = await User.with(world, next('Favori'), []);
        await omar.stepUp();
        const body = { role: 'accountant', reason: 'Prend ses fonctions' };
        return { id: must(await omar.post<{ id: string }>(`/api/people/${favoured.id}/grant-proposals`, body)).id };
      },
      who: () => [samira],
      strangers: () => [omar, officer],
      told: { message: 'platform.proposal-settled', to: () => [omar], passes: () => world.worker.get(Proposals).expire() },
      done: async ({ id }) => {
        await samira.stepUp();
        must(await samira.post(`/api/proposals/${id}/refusal`, { reason: 'Pas maintenant' }));
      },
    });

    const aDatedRole = async (): Promise<Subject> => {
      await administrators();
      const holder = await User.with(world, next('Titulaire'), []);
      await omar.stepUp();
      const role = { role: 'instructor', until: wallIn(200).slice(0, 10) };
      const { id } = must(await omar.post<{ id: string }>(`/api/people/${holder.id}/grants`, role));
      await holder.signIn();
      return { id, holder };
    };
    const takenBack = async ({ id }: Subject) => {
      await omar.stepUp();
      must(await omar.delete(`/api/people/grants/${id}`));
    };
    walk(w, {
      kind: 'identity.grant-ends',
      message: 'identity.grant-ends',
      set: aDatedRole,
      who: ({ holder }) => [holder as User],
      strangers: () => [officer, instructor, omar],
      answers: () => [],
      done: takenBack,
    });
    walk(w, {
      kind: 'identity.grant-to-renew',
      set: aDatedRole,
      who: () => [omar, samira],
      strangers: ({ holder }) => [holder as User, officer],
      answers: () => [omar, samira],
      done: takenBack,
    });
  });

  describe('from the convention to the recovery', () => {
    let world: OwnWorld;
    let people: MoneyPeople;
    let elsewhere: User;
    let other: User;
    let award: () => string;
    const w = () => world;

    beforeAll(async () => {
      const money = await createMoneyWorld();
      world = money.world;
      const associationId = money.ground.anAssociation();
      people = await moneyPeople(world, associationId);
      award = () => money.ground.anAward({ amountCentimes: 60_000_00, associationId });
      elsewhere = await User.with(world, 'Ilham Ailleurs', [{ role: 'signatory', scope: { regionCode: 'MA-02' } }]);
      const scope = { associationId: money.ground.anAssociation() };
      other = await User.with(world, 'Voisine', [{ role: 'association.president', scope }]);
    }, 60_000);
    afterAll(() => world?.close());

    walk(w, {
      kind: 'conventions.signature',
      side: 'the association’s',
      set: async () => ({ id: await aSentConvention(world, people, award()) }),
      who: () => [people.president],
      strangers: () => [people.signatory, other],
      answers: () => [people.officer],
      done: ({ id }) => people.officer.post(`/api/conventions/${id}/cancel`, { reason: 'Retirée', reasons: ['other'] }).then(must),
    });
    walk(w, {
      kind: 'conventions.signature',
      side: 'the administration’s',
      set: async () => {
        const id = await aSentConvention(world, people, award());
        await act(people.president, `/api/conventions/${id}/sign`);
        return { id };
      },
      who: () => [people.signatory],
      strangers: () => [people.president, elsewhere, other],
      answers: () => [people.officer],
      done: ({ id }) => act(people.signatory, `/api/conventions/${id}/countersign`),
    });
    walk(w, {
      kind: 'monitoring.report-due',
      set: async () => {
        const convention = await aConventionInForce(world, people, award());
        await aPaidTranche(world, people, convention, 1);
        return { id: await reportOf(people, convention, 1), convention };
      },
      who: () => [people.president],
      strangers: () => [people.officer, other],
      answers: () => [people.officer],
      done: ({ convention }) => aSubmittedReport(world, people, convention as string, 1),
    });
    walk(w, {
      kind: 'disbursements.recovery',
      set: async () => {
        const conventionId = await aConventionInForce(world, people, award());
        const sql = `SELECT association_id AS "associationId", programme_id AS "programmeId" FROM convention WHERE id = $1`;
        const [of] = (await world.sql(sql, [conventionId])) as [{ associationId: string; programmeId: string }];
        const order = {
          conventionId,
          ...of,
          regionCode: 'MA-09',
          amountCentimes: 1_000_00,
          reason: 'Non dépensé',
          paymentOrderId: null,
        };
        return { id: await world.tx.run((em) => world.api.get(Recoveries).issue(em, SYSTEM, order)) };
      },
      who: () => [people.president],
      strangers: () => [people.accountant, other],
      answers: () => [people.accountant, people.authorising],
      done: async ({ id }) => {
        const said = { settledOn: '2026-11-01', reference: 'Quittance' };
        must(await byTwo(people.accountant, `/api/disbursements/recoveries/${id}/settle`, said, people.authorising));
      },
    });
  });

  it('has a story, or asks nothing of anybody', () => {
    const asking = deadlineBindings(CONTEXTS).filter(({ reader }) => reader);
    expect(asking.map(({ definition }) => definition.kind).filter((kind) => !walked.has(kind))).toEqual([]);
    expect([...walked].filter((kind) => !asking.some(({ definition }) => definition.kind === kind))).toEqual([]);
  });
});
