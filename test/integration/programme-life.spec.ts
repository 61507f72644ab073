import type { ProgrammeView } from '#programmes';
import { aPublishedCall, aReadyCall, closeNow } from '../support/calls.js';
import { expectRefusal, User } from '../support/people.js';
import { aProgramme, must, programmeOfficer, readProgramme } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

const reason = 'Créé deux fois par erreur';
const both = { fr: 'Crédits retirés', ar: 'سُحبت الاعتمادات' };

describe('a programme that was begun or closed by mistake', () => {
  let world: World;
  let nadia: User;
  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    nadia = await programmeOfficer(world);
  });
  afterAll(() => world?.close());

  const act = (of: { id: string }, what: string, body: object = { reason }, by = nadia) =>
    by.post(`/api/programmes/${of.id}/${what}`, body);
  const seen = (of: { id: string }, by = nadia): Promise<ProgrammeView> => readProgramme(by, of.id);

  it('Nadia gives up the second draft of the same programme, with a reason; it stays to be read and changes no more', async () => {
    const draft = await aProgramme(world, { draft: true });
    expect((await seen(draft)).can).toContain('withdraw');
    expectRefusal(await act(draft, 'withdrawal', {}), 422, 'INVALID_REQUEST');
    must(await act(draft, 'withdrawal'));
    expect(await seen(draft)).toMatchObject({ state: 'withdrawn', stateLabel: { fr: 'Abandonné' }, can: ['mend', 'resume'] });
    expectRefusal(await act(draft, 'withdrawal'), 409, 'WRONG_STATE');
    expectRefusal(await act(draft, 'activation'), 409, 'WRONG_STATE');
    expectRefusal(await nadia.put(`/api/programmes/envelopes/${draft.envelopeId}/shares`, { shares: [] }), 409, 'WRONG_STATE');
    const [told] = await world.sql<{ reason: string }>(`SELECT reason FROM audit_entry WHERE subject_id = $1 AND event = 'withdraw'`, [
      draft.id,
    ]);
    expect(told).toEqual({ reason });

    must(await act(draft, 'resumption'));
    expect((await seen(draft)).can).toContain('edit');
    must(await act(draft, 'activation'));
  });

  it('not while a call stands in it: the call is cancelled first', async () => {
    const programme = await aProgramme(world, { draft: true });
    const call = await aReadyCall(world, { programme });
    const refused = await act(programme, 'withdrawal');
    expectRefusal(refused, 409, 'PROGRAMME_HAS_CALLS');
    expect(refused.body.title).toContain(call.number);
    must(await nadia.post(`/api/calls/${call.id}/cancellation`, { reason: both }));
    must(await act(programme, 'withdrawal'));
  });

  it('is not closed while a call is published and not decided; a call that is only prepared keeps nothing open', async () => {
    const programme = await aProgramme(world);
    const open = await aPublishedCall(world, { programme });
    await aReadyCall(world, { programme });
    expect((await act(programme, 'closure')).body).toMatchObject({
      code: 'PROGRAMME_HAS_CALLS',
      title: expect.stringContaining(open.number),
    });
    await closeNow(world, open.id);
    expectRefusal(await act(programme, 'closure'), 409, 'PROGRAMME_HAS_CALLS');
    must(await nadia.post(`/api/calls/${open.id}/cancellation`, { reason: both }));
    must(await act(programme, 'closure'));
  });

  it('closed too early, it is reopened, and its prepared call is published after all; a new one is begun in an open programme only', async () => {
    const programme = await aProgramme(world);
    const call = await aReadyCall(world, { programme });
    must(await act(programme, 'closure'));
    const publish = () => nadia.post(`/api/calls/${call.id}/publication`, { version: call.version });
    expectRefusal(await publish(), 409, 'PROGRAMME_NOT_ACTIVE');
    expectRefusal(await nadia.post(`/api/calls/${call.id}/copies`, {}), 409, 'WRONG_STATE');
    expectRefusal(await act(programme, 'resumption'), 409, 'WRONG_STATE');
    must(await act(programme, 'reopening'));
    must(await publish());
  });

  it('nobody else does it: neither an auditor nor the officer of one region, nor somebody of the other institution', async () => {
    const programme = await aProgramme(world, { draft: true });
    const auditor = await User.with(world, 'Aziz Auditeur', [{ role: 'auditor' }]);
    const regional = await User.with(world, 'Souad Souss', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
    for (const what of ['withdrawal', 'resumption', 'reopening'])
      for (const by of [auditor, regional]) expectRefusal(await act(programme, what, { reason }, by), 403, 'FORBIDDEN');
    expect((await seen(programme, auditor)).can).toEqual([]);
  });

  it('of closing and publishing at once one is refused: no call is open in a closed programme', async () => {
    for (let round = 0; round < 4; round++) {
      const programme = await aProgramme(world);
      const call = await aReadyCall(world, { programme });
      const [closed, published] = await Promise.all([
        act(programme, 'closure'),
        nadia.post(`/api/calls/${call.id}/publication`, { version: call.version }),
      ]);
      expect([closed.status < 300, published.status < 300].filter(Boolean)).toHaveLength(1);
    }
  });
});
