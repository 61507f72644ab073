import type { CommitteeView, RankingView } from '#committees';
import type { ParametersView, ParameterWord } from '#institution';
import { dayAfter, dayOfInstant } from '#kernel';
import { DEMONSTRATION_MINISTRY } from '#seeds';
import { aCommittee, sessionUrl } from '../support/committees.js';
import { aDeliberation, decide, decisionOn, REJECTED, SELECTED, vote } from '../support/deliberations.js';
import { word } from '../support/institution-lists.js';
import { expectRefusal, User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const ASKED = 100_000_00;

describe('lists and rules of committees are the institution’s', () => {
  let world: OwnWorld;
  let karim: User;
  let second: User;
  let ministry: string;
  const today = dayOfInstant(new Date());

  beforeAll(async () => {
    world = await createWorld();
    karim = await User.with(world, 'Karim Programme', [{ role: 'programme.officer' }]);
    second = await User.with(world, 'Omar Administrateur', [{ role: 'administrator' }]);
    ministry = (await world.sql<{ id: string }>(`SELECT id FROM institution`))[0]!.id;
    await karim.stepUp();
  }, 60_000);
  afterAll(() => world?.close());

  const parameter = async (name: string, of = ministry) =>
    must<ParametersView>(await second.get(`/api/institutions/${of}/parameters`)).parameters.find((one) => one.name === name)!;
  const reasons = async () => (await parameter('committees.reasons')).value.reasons as ParameterWord[];
  const list = (words: ParameterWord[], validFrom = today) =>
    karim.post(`/api/institutions/${ministry}/revisions`, {
      parameter: 'committees.reasons',
      value: { reasons: words },
      validFrom,
      reason: 'Note de service',
    });
  const errorsOf = (answer: { body: { errors: object[] } }) => answer.body.errors;

  describe('the coded reasons of decisions', () => {
    it('one is added, offered from its day on, and refused before it or where nobody knows it', async () => {
      const { committee, sessionId, ids } = await aDeliberation(world);
      const chair = committee.chair.user;
      const written = (code: string, criterion?: string) => decide(chair, ids[0]!, 0, { ...REJECTED, reasons: [{ code, criterion }] });
      const offeredNow = async () => must<RankingView>(await chair.get(sessionUrl(sessionId, '/ranking'))).reasons;
      expect((await offeredNow()).find(({ code }) => code === 'criterion.strong')).toMatchObject({ ofCriterion: true });

      const own = word('budget.rent', 'Les loyers ne sont pas financés.');
      const { revisionId } = must<{ revisionId: string }>(await list([...(await reasons()), own], dayAfter(today, 1)));
      expect(errorsOf(await written('budget.rent'))).toMatchObject([{ path: 'reasons.0.code', code: 'choice' }]);
      must(await karim.post(`/api/institutions/revisions/${revisionId}/withdrawal`, { reason: 'Dès aujourd’hui' }));
      must(await list([...(await reasons()), own]));
      expect(await offeredNow()).toContainEqual({ code: 'budget.rent', label: own.label, ofCriterion: false });
      // It speaks of no criterion.
      expect(errorsOf(await written('budget.rent', 'relevance'))).toMatchObject([{ path: 'reasons.0.criterion', code: 'choice' }]);
      expect(errorsOf(await written('no.such'))).toMatchObject([{ path: 'reasons.0.code', code: 'choice' }]);
      must(await written('budget.rent'));
    });

    it('an ended one is refused; what was written with it keeps its name, and the name that it had', async () => {
      const { committee, sessionId, ids } = await aDeliberation(world, { asked: [ASKED, ASKED] });
      const chair = committee.chair.user;
      const written = (index: number) => decide(chair, ids[index]!, 0, { ...REJECTED, reasons: [{ code: 'budget.reduced' }] });
      must(await written(0));
      const before = (await decisionOn(chair, sessionId, ids[0]!)).reasons;
      expect(before).toMatchObject([{ code: 'budget.reduced', label: { fr: expect.stringContaining('dépenses') } }]);
      const renamed = (await reasons()).map((one) =>
        one.code === 'budget.reduced' ? word('budget.reduced', 'Autre libellé', { retired: true }) : one,
      );
      must(await list(renamed));
      expect(errorsOf(await written(1))).toMatchObject([{ path: 'reasons.0.code', code: 'choice' }]);
      expect((await decisionOn(chair, sessionId, ids[0]!)).reasons).toEqual(before);
      const minutes = must<{ decisions: { remarks: { fr: string }[] }[] }>(
        await committee.secretary.user.get(sessionUrl(sessionId, '/minutes')),
      );
      expect(minutes.decisions[0]!.remarks[0]!.fr).toBe(before[0]!.label.fr);
    });

    it('a code never vanishes: neither now, nor with a list that is decided for later, and the program keeps its own', async () => {
      const words = await reasons();
      const [, ...others] = words;
      expect(errorsOf(await list(others))).toMatchObject([{ path: 'value.reasons', code: 'word_gone' }]);
      const needed = words.map((one) => (one.code === 'session.undecidable' ? { ...one, retired: true } : one));
      expect(errorsOf(await list(needed))).toMatchObject([{ path: 'value.reasons', code: 'word_needed' }]);
      const { revisionId } = must<{ revisionId: string }>(await list(words, dayAfter(today, 30)));
      const own = word('late.own', 'Ajouté entre les deux');
      expect(errorsOf(await list([...words, own], dayAfter(today, 10)))).toMatchObject([
        { path: 'value.reasons', code: 'word_gone_later' },
      ]);
      must(await karim.post(`/api/institutions/revisions/${revisionId}/withdrawal`, { reason: 'À refaire' }));
      must(await list([...words, own], dayAfter(today, 10)));
      expect(errorsOf(await list([...words, { ...own, code: 'Not A Code' }]))).toMatchObject([{ path: expect.stringContaining('.code') }]);
      expect(errorsOf(await list([...words, { ...own, label: { fr: 'x', ar: '', en: 'x' } }]))).toMatchObject([
        { path: expect.stringContaining('.label.ar'), code: 'required' },
      ]);
    });
  });

  describe('colleges and the rule of voting', () => {
    const rules = async () => (await parameter('committees.rules')).value;
    const decideRules = async (change: object) => {
      const answer = await karim.post(`/api/institutions/${ministry}/revisions`, {
        parameter: 'committees.rules',
        value: { ...(await rules()), ...change },
        validFrom: today,
        reason: 'Règlement intérieur',
      });
      return answer;
    };
    const seen = async (id: string) => must<CommitteeView>(await karim.get(`/api/committees/${id}`));

    it('a committee keeps those that it was made with until it takes the new ones; seats of a college given up stay named', async () => {
      const { id } = await aCommittee(world);
      expect(await seen(id)).toMatchObject({ majorityBasisPoints: 5_000, castingVote: true, minutesDays: 15, newerRules: false });
      const { colleges } = (await rules()) as { colleges: ParameterWord[] };
      const changed = [
        ...colleges.map((one) => (one.code === 'civil_society' ? { ...one, retired: true } : one)),
        word('diaspora', 'Marocains du monde'),
      ];
      expect(errorsOf(await decideRules({ colleges: changed.slice(1) }))).toMatchObject([{ path: 'value.colleges', code: 'word_gone' }]);
      expect(errorsOf(await decideRules({ majorityBasisPoints: 4_000 }))).toMatchObject([{ path: 'value.majorityBasisPoints' }]);
      must(await decideRules({ colleges: changed, minutesDays: 20, quorumBasisPoints: 6_000 }));

      expect(await seen(id)).toMatchObject({ minutesDays: 15, newerRules: true });
      expect(must(await karim.get('/api/committees/usual-rules'))).toMatchObject({ quorumBasisPoints: 6_000 });
      const officer = await programmeOfficer(world);
      await officer.stepUp();
      const seat = (collegeCode: string) =>
        officer.post(`/api/committees/${id}/members`, {
          ...{ email: `${collegeCode}@jisr.example`, name: 'Siège Neuf', language: 'fr', function: 'member' },
          ...{ collegeCode, mandateFrom: '2026-01-01' },
        });
      expect(errorsOf(await seat('diaspora'))).toMatchObject([{ path: 'collegeCode', code: 'choice' }]);
      expectRefusal(await second.post(`/api/committees/${id}/rules`), 403, 'FORBIDDEN');
      must(await karim.post(`/api/committees/${id}/rules`));
      must(await karim.post(`/api/committees/${id}/rules`));
      must(await seat('diaspora'));
      expect(errorsOf(await seat('civil_society'))).toMatchObject([{ path: 'collegeCode', code: 'choice' }]);
      const after = await seen(id);
      expect(after).toMatchObject({ minutesDays: 20, quorumBasisPoints: 5_000, newerRules: false });
      expect(after.members.find(({ collegeCode }) => collegeCode === 'civil_society')).toMatchObject({
        collegeLabel: { fr: 'Société civile' },
      });
      const taken = await world.sql(`SELECT FROM audit_entry WHERE subject_id = $1 AND event = 'take_rules'`, [id]);
      expect(taken).toHaveLength(1);
      must(await decideRules({ colleges: changed.map(({ retired: _, ...one }) => one), minutesDays: 15 }));
    });

    it('a session counts by the rule with which it opened; the next one by the rule that its committee took', async () => {
      const first = await aDeliberation(world);
      const chair = first.committee.chair.user;
      must(await decideRules({ majorityBasisPoints: 7_500, castingVote: false }));
      must(await karim.post(`/api/committees/${first.committee.id}/rules`));
      must(await decide(chair, first.ids[0]!, 0, SELECTED(ASKED)));
      expect(must(await vote(chair, first.ids[0]!, 1, first.committee.voting, 'fffaa'))).toMatchObject({ carried: true });
      expect(await decisionOn(chair, first.sessionId, first.ids[0]!)).toMatchObject({ standing: 'carried', vote: { carried: true } });

      const next = await aDeliberation(world);
      const presiding = next.committee.chair.user;
      must(await decide(presiding, next.ids[0]!, 0, SELECTED(ASKED)));
      expect(must(await vote(presiding, next.ids[0]!, 1, next.committee.voting, 'fffaa'))).toMatchObject({ carried: false });
      const again = await vote(presiding, next.ids[0]!, 2, next.committee.voting, 'ffffa', { reason: 'Débat repris' });
      expect(must(again)).toMatchObject({ carried: true });
    });
  });

  it('an institution that decides for the first time keeps the codes that it inherited', async () => {
    const admin = await User.with(world, 'Nadia Administratrice', [{ role: 'administrator' }]);
    await admin.stepUp();
    const council = { ...DEMONSTRATION_MINISTRY, code: 'CR-SM', kind: 'regional_council', numberPrefix: 'SM', regionCode: 'MA-09' };
    const { id } = must<{ id: string }>(await admin.post('/api/institutions', council));
    const url = `/api/institutions/${id}/revisions`;
    const revision = { parameter: 'committees.reasons', validFrom: today, reason: 'Délibération' };
    const own = [word('session.undecidable', 'Non délibéré'), word('own.one', 'Propre')];
    expect(errorsOf(await admin.post(url, { ...revision, value: { reasons: own } }))).toMatchObject([{ code: 'word_gone' }]);
    const kept = (await reasons()).filter(({ code }) => code !== 'session.undecidable');
    must(await admin.post(url, { ...revision, value: { reasons: [...own, ...kept.map((one) => ({ ...one, retired: true }))] } }));
    expect((await parameter('committees.reasons', id)).inherited).toBe(false);
    expect((await reasons()).some(({ code }) => code === 'own.one')).toBe(false);
  });
});
