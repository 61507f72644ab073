/* eslint-disable max-lines -- one story: what it proves is its order, from the first step to the last */
import type { ApplicationView, Receipt } from '#applications';
import type { SessionDetail } from '#committees';
import { withIceKey, withRibKey } from '#kernel';
import type { InboxItem } from '#notifications';
import { AuditChain, TrailNames, type Page } from '#platform';
import type { CallView } from '#calls';
import { Programmes, type ProgrammeView } from '#programmes';
import {
  acceptReport,
  authorisePayment,
  balancedBudget,
  bankStatement,
  checkAll,
  countersignConvention,
  createCommittee,
  createProgramme,
  decideAndVote,
  declare,
  declareEligible,
  done,
  draftConvention,
  fillApplication,
  importStatement,
  minutesReady,
  prepareCall,
  preparePayment,
  readConvention,
  readPayments,
  readRanking,
  readSession,
  joinAssociation,
  registerAssociation,
  reportDue,
  samplePdf,
  score,
  sendConvention,
  sendPayments,
  signConvention,
  signMinutes,
  studyOf,
  submitApplication,
  submitReport,
  takeAttendance,
  verifyPayment,
  wallInDays,
  writeReport,
  conveneSession,
  type CallPlan,
  type CreatedProgramme,
} from '#seeds';
import { brokenInvariants } from '../../../apps/cli/commands.js';
import { expectRefusal, visitor } from '../../support/people.js';
import { createWorld, eventually, type OwnWorld } from '../../support/world.js';
import { castOf, ORIENTAL, SOUSS_MASSA, type Cast } from './cast.js';
import { scenario } from '../../support/scenarios.js';

const DH = 100;
const both = (fr: string, ar: string) => ({ fr, ar });

/** One file of the story, from the draft to the decision. */
interface Filed {
  association: string;
  application: string;
  fileId: string;
}

describe('the road: from an empty programme to a paid tranche and the published bilan', () => {
  let world: OwnWorld;
  let cast: Cast;
  let programme: CreatedProgramme;
  let call: { id: string; number: string; version: number };
  let committee: string;
  let session: string;
  let convention: string;
  let receipt: Receipt;
  const files: Record<'first' | 'second' | 'third', Filed> = {
    first: { association: '', application: '', fileId: '' },
    second: { association: '', application: '', fileId: '' },
    third: { association: '', application: '', fileId: '' },
  };

  beforeAll(async () => {
    world = await createWorld();
    await world.tx.run((em) => world.api.get(Programmes).loadReference(em));
    cast = await castOf(world);
  }, 60_000);
  afterAll(() => world?.close());

  describe('programme', () => {
    it('Karim creates a programme of 2 000 000 DH and splits it over Souss-Massa and Oriental', async () => {
      programme = await createProgramme(cast.officer, {
        code: 'PAA-2027',
        title: { fr: 'Programme d’appui aux associations 2027', ar: 'برنامج دعم الجمعيات 2027' },
        firstYear: 2026,
        lastYear: 2027,
        envelopeCentimes: 2_000_000 * DH,
        shares: [
          { regionCode: SOUSS_MASSA, domainCode: null, year: null, amountCentimes: 400_000 * DH },
          { regionCode: ORIENTAL, domainCode: null, year: null, amountCentimes: 1_600_000 * DH },
        ],
      });
      expect(programme.shares.size).toBe(2);
    });

    it('the split never exceeds the envelope, and the instructor may not touch it', async () => {
      const shares = [{ regionCode: SOUSS_MASSA, domainCode: null, year: null, amountCentimes: 2_000_001 * DH }];
      expectRefusal(
        await cast.officer.put(`/api/programmes/envelopes/${programme.envelopeId}/shares`, { shares }),
        409,
        'SPLIT_EXCEEDS_ENVELOPE',
      );
      expectRefusal(await cast.instructor.put(`/api/programmes/envelopes/${programme.envelopeId}/shares`, { shares }), 403, 'FORBIDDEN');
    });
  });

  describe('call', () => {
    const plan = (): CallPlan => ({
      programmeId: programme.programmeId,
      title: { fr: 'Intégration éducative 2027', ar: 'الإدماج التربوي 2027' },
      summary: { fr: 'Soutien scolaire et apprentissage des langues.', ar: 'الدعم المدرسي وتعلم اللغات.' },
      domainCodes: ['educative'],
      funding: { [SOUSS_MASSA]: programme.shares.get(SOUSS_MASSA)!, [ORIENTAL]: programme.shares.get(ORIENTAL)! },
      floorCentimes: 20_000 * DH,
      ceilingCentimes: 250_000 * DH,
      closesInDays: 20,
    });

    it('Karim writes it in both languages; it is not published while the weights do not make 100', async () => {
      call = await prepareCall(cast.officer, plan());
      const grid = done(await cast.officer.get(`/api/calls/${call.id}`), 'read the call').grid;
      const criteria = grid.criteria.map((criterion: { weight: number }, index: number) =>
        index === 0 ? { ...criterion, weight: 31 } : criterion,
      );
      const changed = done(await cast.officer.put(`/api/calls/${call.id}/grid`, { criteria, version: call.version }), 'change the grid');
      expectRefusal(
        await cast.officer.post(`/api/calls/${call.id}/publication`, { version: changed.version }),
        422,
        'CALL_NOT_PUBLISHABLE',
      );
      const restored = done(
        await cast.officer.put(`/api/calls/${call.id}/grid`, { criteria: grid.criteria, version: changed.version }),
        'restore the grid',
      );
      expectRefusal(await cast.officer.post(`/api/calls/${call.id}/publication`, { version: call.version }), 409, 'VERSION_CONFLICT');
      expectRefusal(await cast.accountant.post(`/api/calls/${call.id}/publication`, { version: restored.version }), 403, 'FORBIDDEN');
      done(await cast.officer.post(`/api/calls/${call.id}/publication`, { version: restored.version }), 'publish');
    });

    it('nobody sees it before: an unknown number is 404; then the public reads it in both languages', async () => {
      expectRefusal(await visitor(world).get('/api/public/calls/AAP-2099-999'), 404, 'NOT_FOUND');
      const published = done(await visitor(world).get(`/api/public/calls/${call.number}`), 'read the published call');
      expect(published.title).toMatchObject({ fr: 'Intégration éducative 2027', ar: 'الإدماج التربوي 2027' });
      expect(published.criteria.reduce((sum: number, criterion: { weight: number }) => sum + criterion.weight, 0)).toBe(100);
    });

    it('it is announced before it opens, and then open by the clock, whatever the alarm has done', async () => {
      const phase = async () =>
        done(await visitor(world).get(`/api/public/calls/${call.number}`), 'read the published call').phase as string;
      expect(await phase()).toBe('upcoming');
      await world.sql(`UPDATE call SET opens_at = clock_timestamp() - interval '1 hour' WHERE id = $1`, [call.id]);
      expect(await phase()).toBe('open');
    });
  });

  describe('association', () => {
    const plan = (number: number, name: { fr: string; ar: string }) => ({
      name,
      ice: withIceKey(`00771234${String(number).padStart(5, '0')}`),
      rib: withRibKey(`01181000000123456789${String(number).padStart(2, '0')}`),
      receiptNumber: `R-${number}/2019`,
      regionCode: SOUSS_MASSA,
      province: 'MA-AGD',
      board: [
        { name: `Présidente ${number}`, function: 'president' },
        { name: `Trésorier ${number}`, function: 'treasurer' },
      ],
    });

    it('Fatima registers; a wrong key of the ICE or the RIB is named and nothing is written', async () => {
      const answer = await cast.president.post('/api/associations', {
        name: { fr: 'Al Jisr', ar: 'الجسر' },
        kind: 'association',
        ofMigrants: false,
        ice: '007712340000199',
        receiptNumber: 'R-1',
        regionCode: SOUSS_MASSA,
        account: { rib: '011810000000123456789000', holder: 'Al Jisr' },
      });
      expectRefusal(answer, 422, 'INVALID_REQUEST');
      expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual(expect.arrayContaining(['ice', 'account.rib']));
      expect(await world.sql('SELECT id FROM association')).toEqual([]);
      files.first.association = await registerAssociation(
        cast.president,
        null,
        plan(1, { fr: 'Association Al Jisr (test)', ar: 'جمعية الجسر (اختبار)' }),
      );
    });

    it('only an officer of her region verifies it, never herself, never an auditor', async () => {
      const verification = `/api/associations/${files.first.association}/verification`;
      expectRefusal(await cast.president.post(verification), 403, 'FORBIDDEN');
      expectRefusal(await cast.auditor.post(verification), 403, 'FORBIDDEN');
      expectRefusal(await cast.orientalInstructor.post(verification), 404, 'NOT_FOUND');
      await cast.instructor.stepUp();
      done(await cast.instructor.post(verification), 'verify');
      expectRefusal(await cast.instructor.post(verification), 409, 'WRONG_STATE');
    });

    it('two more associations are registered and verified; an editor is brought in', async () => {
      files.second.association = await registerAssociation(
        cast.secondPresident,
        cast.instructor,
        plan(2, { fr: 'Association Tamkine (test)', ar: 'جمعية تمكين (اختبار)' }),
      );
      files.third.association = await registerAssociation(
        cast.thirdPresident,
        cast.instructor,
        plan(3, { fr: 'Association Amal (test)', ar: 'جمعية الأمل (اختبار)' }),
      );
      await joinAssociation(cast.president, cast.editor, {
        associationId: files.first.association,
        language: 'ar',
        role: 'association.editor',
      });
    });
  });

  describe('application', () => {
    const plan = (title: string, askedCentimes: number) => ({
      callId: call.id,
      title,
      domainCode: 'educative',
      regionCode: SOUSS_MASSA,
      province: 'MA-AGD',
      askedCentimes,
      beneficiaries: 60,
      summary: 'Ateliers de langue et de soutien scolaire, trois fois par semaine, dans deux quartiers.',
    });

    it('Youssef drafts what he may not submit; another association does not even see it', async () => {
      files.first.application = await fillApplication(cast.editor, plan('Ateliers de langue à Agadir', 200_000 * DH));
      const at = `/api/applications/${files.first.application}`;
      expectRefusal(await cast.secondPresident.get(at), 404, 'NOT_FOUND');
      expectRefusal(await cast.editor.post(`${at}/submission`, { declaration: true }), 403, 'FORBIDDEN');
      expectRefusal(await cast.officer.get(at), 403, 'FORBIDDEN');
    });

    it('a page disguised as a PDF and a file of eleven megabytes are refused', async () => {
      const at = `/api/applications/${files.first.application}/attachments/lettre`;
      const page = { name: 'lettre.pdf', type: 'application/pdf', bytes: Buffer.from('<html><script>alert(1)</script></html>') };
      expectRefusal(await cast.editor.upload(at, page), 422, 'FILE_TYPE_REFUSED');
      const big = { ...samplePdf('grand.pdf', 'grand'), bytes: Buffer.alloc(21_000_000, 1) };
      expectRefusal(await cast.editor.upload(at, big), 413, 'TOO_LARGE');
    });

    it('a budget that does not balance keeps the file from being submitted, and names the cell', async () => {
      const at = `/api/applications/${files.first.application}`;
      const view = done<ApplicationView>(await cast.president.get(at), 'read the draft');
      const lines = balancedBudget(200_000 * DH).map((line, index) =>
        index === 0 ? { ...line, amountCentimes: line.amountCentimes + 1 } : line,
      );
      const saved = done(await cast.president.put(`${at}/budget`, { version: view.budget.version, lines }), 'save an unbalanced budget');
      const refused = await cast.president.post(`${at}/submission`, { declaration: true });
      expectRefusal(refused, 422, 'APPLICATION_INCOMPLETE');
      expect(refused.body.errors.some((error: { path: string }) => error.path.startsWith('budget'))).toBe(true);
      done(await cast.president.put(`${at}/budget`, { version: saved.version, lines: balancedBudget(200_000 * DH) }), 'mend the budget');
      expectRefusal(await cast.editor.put(`${at}/budget`, { version: view.budget.version, lines }), 409, 'VERSION_CONFLICT');
    });

    it('Fatima submits before the deadline; the same click again is the same receipt, which anyone may verify', async () => {
      const at = `/api/applications/${files.first.application}/submission`;
      const key = 'one click of Fatima';
      const [once, twice] = await Promise.all([
        cast.president.post<Receipt>(at, { declaration: true }, key),
        cast.president.post<Receipt>(at, { declaration: true }, key),
      ]);
      expect([once.status, twice.status]).toEqual([201, 201]);
      expect(twice.body).toEqual(once.body);
      receipt = once.body;
      expectRefusal(await cast.president.post(at, { declaration: true }), 409, 'ALREADY_SUBMITTED');
      const verified = done(await visitor(world).get(`/api/public/verifications/${receipt.verificationCode}`), 'verify the receipt');
      expect(verified).toMatchObject({ number: receipt.number, sha256: receipt.contentHash });
      const mail = await world.mailbox.newestTo(cast.president.email, /استلام|إيداع|ملف/);
      expect(mail.text).toContain(receipt.number);
    });

    it('two more files arrive; after the deadline the clock refuses and says when it closed', async () => {
      files.second.application = await fillApplication(cast.secondPresident, plan('Bibliothèque mobile', 200_000 * DH));
      await submitApplication(cast.secondPresident, files.second.application);
      files.third.application = await fillApplication(cast.thirdPresident, plan('Classes passerelles', 180_000 * DH));
      await world.sql(`UPDATE call SET questions_until = closes_at - interval '40 days' WHERE id = $1`, [call.id]);
      await world.sql(`UPDATE call SET closes_at = clock_timestamp() - interval '1 millisecond' WHERE id = $1`, [call.id]);
      const late = await cast.thirdPresident.post(`/api/applications/${files.third.application}/submission`, { declaration: true });
      expectRefusal(late, 409, 'DEADLINE_PASSED');
      expect(late.body.params).toHaveProperty('closesAt');
      await world.sql(`UPDATE call SET closes_at = clock_timestamp() + interval '1 hour' WHERE id = $1`, [call.id]);
      await submitApplication(cast.thirdPresident, files.third.application);
      await world.sql(`UPDATE call SET closes_at = clock_timestamp() - interval '1 second' WHERE id = $1`, [call.id]);
    });
  });

  describe('instruction', () => {
    it('Salma asks for one completion on named points only; Fatima answers it', async () => {
      const study = await studyOf(cast.instructor, files.first.application, call.id);
      expectRefusal(await cast.orientalInstructor.get(`/api/instruction/files/${study.id}`), 404, 'NOT_FOUND');
      expectRefusal(await cast.president.get(`/api/instruction/files/${study.id}`), 403, 'FORBIDDEN');
      expectRefusal(await cast.instructor.post(`/api/instruction/files/${study.id}/eligibility`, { eligible: true }), 409, 'WRONG_STATE');
      const request = {
        fields: ['objectifs'],
        documents: ['lettre'],
        message: 'Précisez les objectifs et joignez la lettre signée.',
        until: wallInDays(10),
      };
      done(await cast.instructor.post(`/api/instruction/files/${study.id}/completions`, request), 'ask for a completion');
      await world.mailbox.newestTo(cast.president.email, /استكمال/);

      const at = `/api/applications/${files.first.application}`;
      const view = done<ApplicationView>(await cast.president.get(at), 'read the file');
      const section = view.sections.find(({ code }) => code === 'projet')!;
      const answers = { ...section.answers, objectifs: 'Soixante enfants atteignent le niveau de leur classe en un an.' };
      expectRefusal(
        await cast.president.put(`${at}/budget`, { version: view.budget.version, lines: balancedBudget(100_000 * DH) }),
        409,
        'FIELD_LOCKED',
      );
      done(await cast.president.put(`${at}/sections/projet`, { version: section.version, answers }), 'complete the answer');
      done(await cast.president.upload(`${at}/attachments/lettre`, samplePdf('lettre-signee.pdf', 'Lettre signee')), 'replace the letter');
      done(await cast.president.post(`${at}/completion`, { declaration: true }), 'answer the request');
    });

    it('she declares the three files admissible, then eligible, point by point', async () => {
      for (const { application } of Object.values(files)) {
        const study = await eventually(async () => {
          const row = await studyOf(cast.instructor, application, call.id);
          return row.state !== 'completing' && row;
        }, 'the study to go on');
        expectRefusal(
          await cast.instructor.post(`/api/instruction/files/${study.id}/admission`, { admissible: true }),
          409,
          'ITEMS_PENDING',
        );
        await checkAll(cast.instructor, study.id, 'admissibility');
        await declareEligible(cast.instructor, study.id);
      }
    });
  });

  describe('committee', () => {
    const seats = () => [cast.chair, cast.localMember, cast.stateMember, cast.civilMember, cast.secondCivilMember];
    let detail: SessionDetail;
    const memberIdOf = (name: string) => detail.panel.find((seat) => seat.name === name)!.memberId;

    it('Karim sets up the regional committee with three colleges; Nadia convenes it on the eligible files', async () => {
      committee = await createCommittee(cast.officer, {
        regionCode: SOUSS_MASSA,
        name: { fr: 'Espace régional de concertation de Souss-Massa', ar: 'الفضاء الجهوي للتشاور سوس ماسة' },
        seats: [
          { person: cast.chair, function: 'chair', collegeCode: 'state_services' },
          { person: cast.secretary, function: 'secretary' },
          { person: cast.localMember, function: 'member', collegeCode: 'local_authorities' },
          { person: cast.stateMember, function: 'member', collegeCode: 'state_services' },
          { person: cast.civilMember, function: 'member', collegeCode: 'civil_society' },
          { person: cast.secondCivilMember, function: 'member', collegeCode: 'civil_society' },
        ],
      });
      session = await conveneSession(cast.secretary, committee, call.id);
      detail = await readSession(cast.secretary, session);
      expect(detail.panel.filter((seat) => seat.collegeCode)).toHaveLength(5);
      await world.mailbox.newestTo(cast.stateMember.email, /جلسة|استدعاء|دعوة/);
    });

    it('nothing opens before each has declared; Leïla declares a conflict and the file is gone from her sight', async () => {
      expectRefusal(await cast.civilMember.get(`/api/committees/sessions/${session}/files`), 403, 'DECLARATION_REQUIRED');
      const agenda = done(await cast.chair.get(`/api/committees/sessions/${session}/agenda`), 'read the agenda');
      for (const item of Array.isArray(agenda) ? agenda : agenda.items) {
        const known = Object.values(files).find((file) =>
          item.association.fr.includes(ASSOCIATION_WORDS[file === files.first ? 0 : file === files.second ? 1 : 2]!),
        );
        if (known) known.fileId = item.fileId;
      }
      await declare(cast.civilMember, session, { [files.second.fileId]: 'family' });
      for (const member of [cast.chair, cast.localMember, cast.stateMember, cast.secondCivilMember, cast.secretary])
        await declare(member, session);
      expectRefusal(await cast.civilMember.get(`/api/committees/files/${files.second.fileId}`), 404, 'NOT_FOUND');
      const seen = done(await cast.civilMember.get(`/api/committees/sessions/${session}/files`), 'list the files');
      expect((Array.isArray(seen) ? seen : seen.items).map((file: { fileId: string }) => file.fileId)).not.toContain(files.second.fileId);
    });

    it('it opens with its quorum only', async () => {
      expectRefusal(await cast.chair.post(`/api/committees/sessions/${session}/open`), 409, 'QUORUM_NOT_REACHED');
      await takeAttendance(cast.secretary, session);
      expectRefusal(await cast.localMember.post(`/api/committees/sessions/${session}/open`), 403, 'FORBIDDEN');
      done(await cast.chair.post(`/api/committees/sessions/${session}/open`), 'open');
    });

    it('five members score; an extreme without justification, or a conflicted file, is refused; scores stay blind', async () => {
      const { grid } = await readSession(cast.chair, session);
      const marks = grid.map(({ code, scaleMax }) => ({ criterion: code, score: scaleMax, notAssessable: false, justification: null }));
      const sheet = `/api/committees/files/${files.first.fileId}/sheet`;
      done(await cast.localMember.put(sheet, { revision: 0, marks, comment: null }), 'save a sheet');
      expectRefusal(await cast.localMember.post(`${sheet}/send`, {}), 422, 'SCORES_INVALID');
      const over = marks.map((mark) => ({ ...mark, score: 6 }));
      expectRefusal(await cast.localMember.put(sheet, { revision: 1, marks: over, comment: null }), 422, 'SCORES_INVALID');
      expectRefusal(
        await cast.civilMember.put(`/api/committees/files/${files.second.fileId}/sheet`, { revision: 0, marks, comment: null }),
        404,
        'NOT_FOUND',
      );

      const right = grid.map(({ code }) => ({ criterion: code, score: 4, notAssessable: false, justification: null }));
      done(await cast.localMember.put(sheet, { revision: 1, marks: right, comment: null }), 'correct the sheet');
      done(await cast.localMember.post(`${sheet}/send`, {}), 'send the sheet');
      const blind = done(await cast.stateMember.get(`/api/committees/files/${files.first.fileId}`), 'read a file before scoring');
      expect([blind.sheets, blind.aggregate]).toEqual([null, null]);

      for (const member of seats()) {
        if (member !== cast.localMember) await score(member, files.first.fileId, grid, 4);
        if (member !== cast.civilMember) await score(member, files.second.fileId, grid, 5);
        await score(member, files.third.fileId, grid, 3);
      }
    });

    it('they deliberate: one project whole, one in part within the envelope, one on reserve', async () => {
      done(await cast.chair.post(`/api/committees/sessions/${session}/deliberate`), 'deliberate');
      const ranking = await readRanking(cast.chair, session);
      expect(ranking.rows.map((row) => row.fileId)).toEqual([files.second.fileId, files.first.fileId, files.third.fileId]);
      expect(ranking.money?.availableCentimes).toBe(400_000 * DH);
      const hidden = await readRanking(cast.civilMember, session);
      expect(hidden.rows.map((row) => row.fileId)).not.toContain(files.second.fileId);

      detail = await readSession(cast.chair, session);
      const all = seats().map((member) => memberIdOf(member.name));
      const withoutLeila = all.filter((id) => id !== memberIdOf(cast.civilMember.name));
      const tooMuch = { revision: 0, outcome: 'selected', amountCentimes: 200_001 * DH, reasons: [] };
      expectRefusal(await cast.chair.put(`/api/committees/files/${files.second.fileId}/decision`, tooMuch), 422, 'AMOUNT_EXCEEDS_ASKED');
      await decideAndVote(
        cast.chair,
        session,
        { fileId: files.second.fileId, outcome: 'selected', amountCentimes: 200_000 * DH },
        withoutLeila,
      );
      expectRefusal(await cast.chair.post(`/api/committees/sessions/${session}/close`), 409, 'FILES_UNDECIDED');
      await decideAndVote(
        cast.chair,
        session,
        {
          fileId: files.first.fileId,
          outcome: 'partially_selected',
          amountCentimes: 150_000 * DH,
          reasons: [{ code: 'ranking.reserve' }],
        },
        all,
      );
      await decideAndVote(
        cast.chair,
        session,
        { fileId: files.third.fileId, outcome: 'reserve', amountCentimes: 0, reasons: [{ code: 'ranking.reserve' }] },
        all,
      );
      done(await cast.chair.post(`/api/committees/sessions/${session}/close`), 'close');
      expectRefusal(await cast.chair.put(`/api/committees/files/${files.second.fileId}/decision`, tooMuch), 409, 'WRONG_STATE');
    });

    it('the minutes are printed in both languages and signed by each with the code asked again; then decisions are final', async () => {
      await minutesReady(cast.chair, session);
      const pdf = await cast.chair.get(`/api/committees/sessions/${session}/minutes.pdf`);
      expect(pdf.raw.subarray(0, 5).toString()).toBe('%PDF-');
      expectRefusal(await cast.chair.post(`/api/committees/sessions/${session}/minutes/signatures`), 403, 'STEP_UP_REQUIRED');
      expectRefusal(
        await cast.officer.post('/api/conventions', {
          applicationId: files.first.application,
          startsOn: '2026-12-01',
          endsOn: '2027-12-01',
        }),
        409,
        'NO_FINAL_AWARD',
      );
      await signMinutes([...seats(), cast.secretary], session);
      await eventually(async () => (await readSession(cast.chair, session)).state === 'minutes_signed', 'the minutes to be signed');
      const states = await world.sql<{ state: string }>(`SELECT state FROM application WHERE call_id = $1 ORDER BY state`, [call.id]);
      expect(states.map((row) => row.state)).toEqual(['partially_selected', 'reserve', 'selected']);
    });

    it('letters are approved and sent in the language of each reader', async () => {
      const letters = await eventually(async () => {
        const page = done(await cast.officer.get('/api/committees/letters?pageSize=50'), 'list the letters');
        return page.items.length === 3 && page.items.every((letter: { ready: boolean }) => letter.ready) && page.items;
      }, 'the letters to be printed');
      expectRefusal(
        await cast.secretary.post('/api/committees/letters/approvals', { ids: letters.map(({ id }: { id: string }) => id) }),
        403,
        'FORBIDDEN',
      );
      done(
        await cast.officer.post('/api/committees/letters/approvals', { ids: letters.map(({ id }: { id: string }) => id) }),
        'approve the letters',
      );
      expect((await world.mailbox.newestTo(cast.president.email, /قرار/)).html).toContain('dir="rtl"');
      await world.mailbox.newestTo(cast.thirdPresident.email, /[Dd]écision/);
    });
  });

  describe('convention', () => {
    it('Karim drafts it from the award; it cannot exceed the decision, nor be countersigned first', async () => {
      const above = { applicationId: files.first.application, startsOn: '2026-12-01', endsOn: '2027-12-01', amountCentimes: 150_001 * DH };
      expectRefusal(await cast.officer.post('/api/conventions', above), 422, 'AMOUNT_ABOVE_AWARD');
      convention = await draftConvention(cast.officer, files.first.application);
      await cast.president.stepUp();
      expectRefusal(await cast.president.post(`/api/conventions/${convention}/sign`), 409, 'WRONG_STATE');
      await sendConvention(cast.officer, convention);
      await cast.signatory.stepUp();
      expectRefusal(await cast.signatory.post(`/api/conventions/${convention}/countersign`), 409, 'WRONG_STATE');
      expectRefusal(await cast.secondPresident.get(`/api/conventions/${convention}`), 404, 'NOT_FOUND');
    });

    it('Fatima signs with her code, then the signatory: two signatures, the second on the bytes of the first', async () => {
      expectRefusal(await freshlySignedIn(cast.president, `/api/conventions/${convention}/sign`), 403, 'STEP_UP_REQUIRED');
      await signConvention(cast.president, convention);
      const first = await cast.president.get(`/api/conventions/${convention}/document`);
      await countersignConvention(cast.signatory, convention);
      const second = await cast.president.get(`/api/conventions/${convention}/document`);
      expect(second.raw.subarray(0, first.raw.length).equals(first.raw)).toBe(true);
      const view = await readConvention(cast.president, convention);
      expect([view.state, view.signatures.map((signature) => signature.level)]).toEqual(['in_force', ['simple', 'simple']]);
    });

    it('anyone may check the PDF; one changed byte is found', async () => {
      const { raw } = await cast.president.get(`/api/conventions/${convention}/document`);
      const check = async (bytes: Buffer) =>
        done(
          await visitor(world).upload('/api/public/verify-document', { name: 'convention.pdf', type: 'application/pdf', bytes }),
          'check a document',
        );
      expect((await check(raw)).verdict).toBe('valid');
      const altered = Buffer.from(raw);
      altered[2000] = altered[2000]! ^ 1;
      expect((await check(altered)).verdict).not.toBe('valid');
    });
  });

  describe('disbursement', () => {
    let order: string;

    it('tranche 1 takes three people; nobody does two steps, tranche 2 waits for its conditions', async () => {
      const { tranches } = await readPayments(cast.president, convention);
      expect(tranches.map((tranche) => tranche.status)).toEqual(['payable', 'blocked']);
      expectRefusal(await cast.officer.post('/api/disbursements/orders', { trancheId: tranches[1]!.id }), 409, 'TRANCHE_BLOCKED');
      const orders = await Promise.all(
        Array.from({ length: 5 }, () => cast.officer.post('/api/disbursements/orders', { trancheId: tranches[0]!.id })),
      );
      expect(orders.filter((answer) => answer.status === 201)).toHaveLength(1);
      order = orders.find((answer) => answer.status === 201)!.body.id as string;
      await cast.authorisingOfficer.stepUp();
      expectRefusal(await cast.authorisingOfficer.post(`/api/disbursements/orders/${order}/authorise`), 409, 'WRONG_STATE');
      expectRefusal(await cast.officer.post(`/api/disbursements/orders/${order}/verify`), 403, 'FORBIDDEN');
      await verifyPayment(cast.accountant, order);
      expectRefusal(
        await freshlySignedIn(cast.authorisingOfficer, `/api/disbursements/orders/${order}/authorise`),
        403,
        'STEP_UP_REQUIRED',
      );
      await authorisePayment(cast.authorisingOfficer, order);
    });

    it('the bank file is valid pain.001, and an order is never in two files', async () => {
      const batch = await sendPayments(cast.accountant, [order]);
      const again = { ids: [order], executionDate: '2026-12-15' };
      expectRefusal(await cast.accountant.post('/api/disbursements/batches', again), 409, 'ORDERS_NOT_AUTHORISED');
      expectRefusal(await cast.orientalAuditor.get(`/api/disbursements/batches/${batch.id}/file`), 404, 'NOT_FOUND');
      expect(done(await cast.orientalAuditor.get('/api/disbursements/batches'), 'list the batches').items).toEqual([]);
      const file = await cast.accountant.get(`/api/disbursements/batches/${batch.id}/file`);
      expect(file.raw.toString()).toContain('<CtrlSum>90000.00</CtrlSum>');
      await expectValidPain(file.raw.toString());
    });

    it('the statement executes it once; a replay and a wrong amount change nothing', async () => {
      const { number } = done(await cast.accountant.get(`/api/disbursements/orders/${order}`), 'read the order');
      const wrong = bankStatement('REL-000', [{ endToEndId: number as string, amountCentimes: 1 }]);
      const imported = done(
        await cast.accountant.upload('/api/disbursements/statements', {
          name: 'r.xml',
          type: 'application/xml',
          bytes: Buffer.from(wrong),
        }),
        'import a wrong amount',
      );
      expect(imported.mismatches).toBe(1);
      await importStatement(cast.accountant, [order], 'REL-001');
      const replay = bankStatement('REL-001', [{ endToEndId: number as string, amountCentimes: 90_000 * DH }]);
      expectRefusal(
        await cast.accountant.upload('/api/disbursements/statements', {
          name: 'r.xml',
          type: 'application/xml',
          bytes: Buffer.from(replay),
        }),
        409,
        'STATEMENT_ALREADY_IMPORTED',
      );
      expect((await readPayments(cast.president, convention)).money.paidCentimes).toBe(90_000 * DH);
    });
  });

  describe('monitoring and closing', () => {
    const people = { total: 58, women: 31, minors: 58 };

    it('the report on tranche 1 is written, submitted and accepted; tranche 2 becomes payable and is paid', async () => {
      const report = await reportDue(cast.president, convention, 1);
      expectRefusal(await cast.president.post(`/api/monitoring/reports/${report.id}/submit`), 422, 'REPORT_INCOMPLETE');
      await writeReport(cast.president, report.id, people);
      expectRefusal(await cast.secondPresident.get(`/api/monitoring/reports/${report.id}`), 404, 'NOT_FOUND');
      await submitReport(cast.president, report.id);
      expectRefusal(await cast.president.post(`/api/monitoring/reports/${report.id}/accept`, { verified: people }), 403, 'FORBIDDEN');
      await acceptReport(cast.officer, report.id, people);

      const order = await preparePayment(cast.officer, convention, 2);
      await verifyPayment(cast.accountant, order);
      await authorisePayment(cast.authorisingOfficer, order);
      await sendPayments(cast.accountant, [order]);
      await importStatement(cast.accountant, [order], 'REL-002');
      expect((await readPayments(cast.president, convention)).money.paidCentimes).toBe(150_000 * DH);
    });

    it('the final report is accepted, the project is closed, nothing is left to pay', async () => {
      expectRefusal(await cast.officer.post(`/api/monitoring/conventions/${convention}/closing`), 409, 'NOT_READY_TO_CLOSE');
      const report = await reportDue(cast.president, convention, 2);
      await writeReport(cast.president, report.id, people);
      await submitReport(cast.president, report.id);
      await acceptReport(cast.officer, report.id, people);
      done(await cast.officer.post(`/api/monitoring/conventions/${convention}/closing`), 'compute the closing');
      done(await cast.officer.post(`/api/monitoring/conventions/${convention}/close`), 'close the project');
      expect((await readConvention(cast.officer, convention)).state).toBe('completed');
      expectRefusal(await cast.officer.post(`/api/monitoring/conventions/${convention}/close`), 409, 'WRONG_STATE');
    });

    it('what was verified stands beside what the component set out to reach, and what is paid beside its funder', async () => {
      const at = `/api/programmes/${programme.programmeId}`;
      const read = async () => done<ProgrammeView>(await cast.officer.get(at), 'read the programme');
      const [component] = (await read()).components;
      const women = { indicator: both('Femmes accompagnées', 'النساء المواكبات'), audience: 'women', minimum: 40, unit: 'persons' };
      done(await cast.officer.post(`/api/programmes/components/${component!.id}/targets`, women), 'set a target');
      const funder = {
        name: both('Union européenne', 'الاتحاد الأوروبي'),
        currency: 'EUR',
        amountHundredths: 100_000_00,
        source: 'Accord',
      };
      const { id } = done<{ id: string }>(await cast.officer.post(`${at}/funders`, funder), 'name a funder');
      const half = {
        componentId: component!.id,
        envelopeId: component!.envelopes[0]!.id,
        amountHundredths: 90_000_00,
        statedCentimes: 1_000_000 * DH,
      };
      done(await cast.officer.post(`/api/programmes/funders/${id}/fundings`, { ...half, source: 'Accord' }), 'assign half of the envelope');
      const { components, funders } = await read();
      // Two reports count the same people: the larger stands, not their sum.
      expect(components[0]!.targets).toMatchObject([{ minimum: 40, reached: people.women }]);
      expect([components[0]!.envelopes[0]!.paidCentimes, funders[0]!.paidCentimes]).toEqual([150_000 * DH, 75_000 * DH]);
      const ofCall = done<CallView>(await cast.officer.get(`/api/calls/${call.id}`), 'read the call');
      expect(ofCall.targets).toMatchObject([{ indicator: { fr: 'Femmes accompagnées' }, reached: people.women }]);
    });
  });

  describe('bilan', () => {
    it('counts the project; only the communication officer publishes it; a published edition is public', async () => {
      const year = (await readConvention(cast.officer, convention)).year;
      const figures = done(await cast.communication.get(`/api/bilan/years/${year}`), 'read the bilan');
      expect(figures.totals).toMatchObject({ projects: 1, associations: 1, awardedCentimes: 150_000 * DH, paidCentimes: 150_000 * DH });
      expectRefusal(await cast.officer.post('/api/bilan/editions', { year }), 403, 'FORBIDDEN');
      expectRefusal(await visitor(world).get(`/api/public/bilan/${year}`), 404, 'NOT_FOUND');
      const edition = done(await cast.communication.post('/api/bilan/editions', { year }), 'open an edition');
      await cast.communication.stepUp();
      expectRefusal(await cast.communication.post(`/api/bilan/editions/${edition.id}/publish`), 409, 'WRONG_STATE');
      done(await cast.communication.post(`/api/bilan/editions/${edition.id}/freeze`), 'freeze');
      await eventually(
        async () => (await cast.communication.post(`/api/bilan/editions/${edition.id}/publish`)).status < 400,
        'the edition to be published',
      );
      const published = done(await visitor(world).get(`/api/public/bilan/${year}`), 'read the published bilan');
      expect(published.totals).toMatchObject({ projects: 1, awardedCentimes: 150_000 * DH });
    });
  });

  describe('at the end', () => {
    it('every invariant holds and the audit seal verifies', async () => {
      expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
      const chain = world.api.get(AuditChain);
      // The worker still writes a row now and then: sealed until nothing is left unsealed.
      const verdict = await eventually(async () => {
        while ((await chain.seal()) > 0);
        const found = await chain.verify();
        return (found.unsealed === 0 || found.defects.length > 0) && found;
      }, 'everything to be sealed');
      expect(verdict.defects).toEqual([]);
      expect(verdict.entries).toBeGreaterThan(100);
    });

    it('every act of the trail has its words', async () => {
      const written = await world.sql<{ subject: string; event: string }>(`SELECT DISTINCT subject, event FROM audit_entry`);
      const names = world.api.get(TrailNames);
      const nameless = written.filter(
        ({ subject, event }) => names.act(subject, event).ar === event || names.subject(subject).ar === subject,
      );
      expect(nameless).toEqual([]);
    });

    it('every message was sent, each in the language of its reader', async () => {
      await eventually(
        async () => (await world.sql(`SELECT id FROM message WHERE state <> 'sent'`)).length === 0,
        'all messages to be sent',
      );
      const [{ count }] = (await world.sql<{ count: number }>(`SELECT count(*)::int AS count FROM message`)) as [{ count: number }];
      expect(world.mailbox.mails).toHaveLength(count);
      const arabic = world.mailbox.mails.filter((mail) => mail.headers.get('content-language') === 'ar');
      expect(arabic.length).toBeGreaterThan(5);
      expect(arabic.every((mail) => /[\u0600-\u06ff]/.test(mail.subject ?? ''))).toBe(true);
    });
    it('the inbox tells the same in the language of the page, whatever the language of the e-mail', async () => {
      const { items } = (await cast.president.get('/api/inbox?pageSize=100')).body as Page<InboxItem>;
      expect(items.length).toBeGreaterThan(3);
      for (const { subject, body, mailedIn } of items) {
        expect(mailedIn).toBe(cast.president.language);
        for (const { fr, ar, en } of [subject, body]) expect(new Set([fr, ar, en]).size).toBe(3);
        expect(body.ar).toMatch(/[\u0600-\u06ff]/);
        expect(body.fr).not.toMatch(/^تحية/);
      }
    });
  });
});

const ASSOCIATION_WORDS = ['Jisr', 'Tamkine', 'Amal'];

/** The same request from a session in which no code was asked again. */
async function freshlySignedIn(person: Cast['president'], url: string) {
  await person.signIn();
  return person.post(url);
}

async function expectValidPain(xml: string): Promise<void> {
  const { validateXML } = await import('xmllint-wasm');
  const result = await validateXML({
    xml: [{ fileName: 'payment.xml', contents: xml }],
    schema: [scenario('iso20022/pain.001.001.09.xsd')],
  });
  expect(result.errors).toEqual([]);
}
