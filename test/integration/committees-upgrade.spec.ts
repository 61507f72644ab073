import type { SessionDetail } from '#committees';
import { createDataSource } from '#platform';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { grantProduct, schemaOf } from '../../apps/cli/migrate.js';
import { RoundsAndSignatories1790230100000 } from '../../libs/committees/data/migrations/1790230100000-rounds-and-signatories.js';
import { sessionUrl } from '../support/committees.js';
import { aDeliberation, closed, decide, decisionOn, SELECTED, sign, stateOf, vote, type Deliberation } from '../support/deliberations.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const ASKED = 100_000_00;

/** Sessions as the program left them before rounds were kept: taken back to that shape, then brought forward. */
describe('sessions of a database of before', () => {
  let world: OwnWorld;
  let stuck: Deliberation;
  let erased: Deliberation;
  let tainted: Deliberation;

  beforeAll(async () => {
    world = await createWorld();
    [stuck, erased, tainted] = [await aDeliberation(world), await aDeliberation(world), await aDeliberation(world, { undeclared: [1] })];
    await closed(stuck);
    for (const member of stuck.committee.voting.slice(0, 4)) must(await sign(member, stuck.sessionId));
    const last = stuck.committee.voting[4]!;
    for (const { committee, ids } of [erased, tainted]) {
      must(await decide(committee.chair.user, ids[0]!, 0, SELECTED(ASKED)));
      const sitting = committee.voting.filter((_, index) => committee !== tainted.committee || index !== 1);
      must(await vote(committee.chair.user, ids[0]!, 1, sitting, 'faaaa'));
    }
    // Migrations are the owner's, who then says again what the product may do.
    const owner = await createDataSource(world.ownerUrl, schemaOf(world.contexts)).initialize();
    await owner.transaction(async (em) => {
      await new RoundsAndSignatories1790230100000().down(em.queryRunner!);
      // The fifth left, and the session waited for ever.
      await em.query(
        `UPDATE committee_member SET mandate_until = closed_at::date FROM committee_session s WHERE s.id = $1 AND committee_member.id = $2`,
        [stuck.sessionId, last.id],
      );
      await em.query(
        `UPDATE role_grant SET revoked_at = clock_timestamp() WHERE id = (SELECT grant_id FROM committee_member WHERE id = $1)`,
        [last.id],
      );
      // A lost vote over which the same decision was typed again; a carried one of somebody who had not declared.
      await em.query(`UPDATE committee_decision SET round = 2, vote_lost = false WHERE session_id = $1`, [erased.sessionId]);
      await em.query(`UPDATE committee_vote SET choice = 'for' WHERE session_id = $1`, [tainted.sessionId]);
      await em.query(`UPDATE committee_decision SET vote_lost = false WHERE session_id = $1`, [tainted.sessionId]);
      await em.query(
        `INSERT INTO committee_vote (decision_id, round, member_id, session_id, choice, chair)
         SELECT id, round, $2, session_id, 'for', false FROM committee_decision WHERE session_id = $1`,
        [tainted.sessionId, tainted.committee.voting[1]!.id],
      );
    });
    await owner.transaction((em) => new RoundsAndSignatories1790230100000().up(em.queryRunner!));
    await grantProduct(owner, world.config.DATABASE_URL);
    await owner.destroy();
  }, 200_000);
  afterAll(() => world?.close());

  it('a session that waited for the signature of somebody who left is finished by its secretary', async () => {
    const { committee, sessionId } = stuck;
    const session = must<SessionDetail>(await committee.chair.user.get(sessionUrl(sessionId)));
    expect(session.signing).toEqual({ signed: 4, of: 5, vacant: [] });
    expect(must(await sign(committee.secretary, sessionId))).toMatchObject({ complete: true });
    expect(await stateOf(committee.chair.user, sessionId)).toBe('minutes_signed');
  });

  it('a lost vote that was erased blocks again, and so does one of somebody who had not declared', async () => {
    expect(await decisionOn(erased.committee.chair.user, erased.sessionId, erased.ids[0]!)).toMatchObject({
      standing: 'to_vote',
      settled: false,
      voteNeedsReason: true,
      earlierVotes: [{ fate: 'lost', against: 4, outcome: null }],
    });
    expect(await decisionOn(tainted.committee.chair.user, tainted.sessionId, tainted.ids[0]!)).toMatchObject({
      standing: 'voided',
      settled: false,
    });
  });

  it('every invariant holds, and the officer of the region is not stopped by any of it', async () => {
    expect(await brokenInvariants(world.config.DATABASE_URL, world.contexts)).toEqual([]);
    must(await (await programmeOfficer(world)).get(sessionUrl(erased.sessionId)));
  });
});
