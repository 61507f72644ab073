import type { Receipt } from '#applications';
import type { Answer } from '#seeds';
import { aCompleteDraft } from '../support/applications.js';
import { aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { Processes } from '../support/processes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const FILES = 6;

describe('api and worker killed in the middle of a deadline', () => {
  let world: OwnWorld;
  let processes: Processes;
  let associations: AssociationInWorld[];
  let drafts: string[];

  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    processes = new Processes(world);
    const call = await aPublishedCall(world);
    associations = [];
    for (let number = 1; number <= FILES; number++) associations.push(await aVerifiedAssociation(world, `Association ${number}`));
    drafts = [];
    for (const { president } of associations) drafts.push(await aCompleteDraft(president, call.id));
    await processes.start();
  }, 200_000);
  afterAll(async () => {
    await processes?.kill('SIGTERM');
    await world?.close();
  }, 30_000);

  const submit = (number: number): Promise<Answer<Receipt>> =>
    associations[number]!.president.before(processes.address).post(
      `/api/applications/${drafts[number]}/submission`,
      { declaration: true },
      `submission of file ${number}`,
    );

  it('what was acknowledged is never lost, and the same click gives the same receipt afterwards', async () => {
    const acknowledged = new Map<number, Receipt>();
    const first = submit(0).then((answer) => acknowledged.set(0, answer.body));
    const others = drafts.slice(1).map((_, index) =>
      submit(index + 1).then(
        (answer) => void (answer.status === 201 && acknowledged.set(index + 1, answer.body)),
        () => undefined,
      ),
    );
    await first;
    await processes.kill();
    await Promise.all(others);

    for (const { number } of acknowledged.values()) {
      expect(await world.sql(`SELECT state FROM application WHERE number = $1`, [number])).toEqual([{ state: 'submitted' }]);
    }
    await processes.start();
    for (let number = 0; number < FILES; number++) {
      const again = await submit(number);
      expect(again.status).toBe(201);
      if (acknowledged.has(number)) expect(again.body).toEqual(acknowledged.get(number));
    }
    const [{ count }] = (await world.sql<{ count: number }>(`SELECT count(*)::int AS count FROM application_receipt`)) as [
      { count: number },
    ];
    expect(count).toBe(FILES);
  }, 150_000);

  it('what must follow follows: every message is sent, and none is lost in the queue', async () => {
    await processes.kill();
    await processes.start();
    await eventually(
      async () => (await world.sql(`SELECT id FROM outbox WHERE published_at IS NULL`)).length === 0,
      'the outbox to be carried',
      25_000,
    );
    await eventually(
      async () => (await world.sql(`SELECT id FROM message WHERE state <> 'sent'`)).length === 0,
      'every message to be sent',
      60_000,
    );
    const messages = await world.sql<{ id: string }>(`SELECT id FROM message`);
    const delivered = new Set(world.mailbox.mails.map((mail) => /<([0-9a-f-]+)@/.exec(mail.messageId ?? '')?.[1]));
    expect(messages.filter(({ id }) => !delivered.has(id))).toEqual([]);
  }, 200_000);

  it('the invariants hold and the audit chain verifies, by the cli', async () => {
    expect(await processes.cli('invariants')).toBe(0);
    expect(await processes.cli('verify-audit')).toBe(0);
  }, 60_000);
});
