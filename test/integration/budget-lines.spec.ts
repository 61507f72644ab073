import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ApplicationView, Dossier, Receipt } from '#applications';
import { contentHash } from '#kernel';
import { balancedBudget } from '#seeds';
import { aCompleteDraft } from '../support/applications.js';
import { aMember, aVerifiedAssociation, nationalInstructor, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall, type CallInWorld } from '../support/calls.js';
import { needing, tool } from '../support/needs.js';
import { expectRefusal, type User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const PLAIN = { quantityThousandths: null, unit: null, unitPriceCentimes: null };
const MONTHS = { quantityThousandths: 3_000, unit: 'mois', unitPriceCentimes: 2_500_00 };

/** A budget whose rooms are rented for three months, and which balances all the same. */
function threeMonths() {
  const lines = balancedBudget(80_000_00);
  const [supplies, rooms, ...rest] = lines;
  const { amountCentimes, ...room } = rooms!;
  return [{ ...supplies!, amountCentimes: supplies!.amountCentimes + amountCentimes - 7_500_00 }, { ...room, ...MONTHS }, ...rest];
}

describe('a budget that says how its amounts come about', () => {
  let world: OwnWorld;
  let call: CallInWorld;
  let association: AssociationInWorld;
  let editor: User;
  let id: string;
  const folder = mkdtempSync(path.join(tmpdir(), 'jisr-budget-'));
  beforeAll(async () => {
    world = await createWorld();
    call = await aPublishedCall(world);
    association = await aVerifiedAssociation(world, 'Trois mois de salle');
    editor = await aMember(world, association.id, 'Edgar Budget', 'editor');
    id = await aCompleteDraft(editor, call.id);
  }, 60_000);
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true });
  });

  const view = async () => must<ApplicationView>(await editor.get(`/api/applications/${id}`));
  const save = (version: number, lines: object[]) => editor.put(`/api/applications/${id}/budget`, { version, lines });
  const refusedAt = async (line: object) => {
    const { version } = (await view()).budget;
    const answer = await save(version, [line]);
    expect(answer.status).toBe(422);
    expect((await view()).budget.version).toBe(version);
    return (answer.body as { errors: { path: string; code: string }[] }).errors.map((error) => `${error.path} ${error.code}`);
  };
  const rooms = { side: 'charge', account: '61', label: 'Salles' };

  it('an amount that is not the product, half a calculation, or none at all is refused at its field; nothing is written', async () => {
    expect(await refusedAt({ ...rooms, ...MONTHS, amountCentimes: 7_500_01 })).toEqual(['lines.0.amountCentimes not_the_product']);
    expect(await refusedAt({ ...rooms, ...MONTHS, unitPriceCentimes: null })).toEqual(['lines.0.unitPriceCentimes required']);
    expect(await refusedAt({ ...rooms, ...MONTHS, quantityThousandths: null })).toEqual(['lines.0.quantityThousandths required']);
    expect(await refusedAt({ ...rooms, ...MONTHS, quantityThousandths: 0 })).toEqual(['lines.0.quantityThousandths too_small']);
    expect(await refusedAt({ ...rooms, ...MONTHS, quantityThousandths: 1.5 })).toEqual(['lines.0.quantityThousandths number']);
    expect(await refusedAt({ ...rooms, ...MONTHS, unit: 'm'.repeat(41) })).toEqual(['lines.0.unit too_long']);
    expect(await refusedAt({ ...rooms, unit: 'mois', amountCentimes: 1 })).toEqual(['lines.0.quantityThousandths required']);
    expect(await refusedAt(rooms)).toEqual(['lines.0.amountCentimes required']);
  });

  it('a row that is not whole is kept in the cells of its page, and nothing else is; one kept wrongly before is still read', async () => {
    const row = (fields: object) => ({ list: 'charges', position: 0, fields });
    const put = async (fields: object, lines: object[] = []) => {
      const { version } = (await view()).budget;
      return editor.put(`/api/applications/${id}/budget`, { version, lines, unfinished: [row(fields)] });
    };
    const { lines } = (await view()).budget;
    for (const fields of [{ label: 5 }, { quantityThousandths: 0.5 }, { overhead: 'oui' }, { other: 'x' }])
      expectRefusal(await put(fields), 422, 'INVALID_REQUEST');
    expect((await view()).budget.lines).toEqual(lines);

    const telephone = { label: 'Salle', quantityThousandths: 612_345_678_000, unitPriceCentimes: 200_000_00 };
    must(await put(telephone, [{ ...rooms, ...MONTHS }]));
    const kept = await view();
    expect(kept.budget).toMatchObject({ lines: [{ amountCentimes: 7_500_00 }], unfinished: [row(telephone)] });
    expect(kept.completeness.errors.map(({ path }) => path)).toContain('budget.unfinished.charges.0');

    await world.sql(`UPDATE application SET budget_unfinished = $2::jsonb WHERE id = $1`, [id, JSON.stringify([row({ label: 5 })])]);
    expect((await view()).budget.unfinished).toEqual([row({ label: 5 })]);
    must(
      await editor.put(`/api/applications/${id}/budget`, {
        version: kept.budget.version,
        lines: lines.map(({ id: _, ...line }) => line),
        unfinished: [],
      }),
    );
  });

  it('limits are told in what people count: quantities in units, amounts in dirhams', async () => {
    const messages = async (line: object) => {
      const answer = await save((await view()).budget.version, [line]);
      return (answer.body as { errors: { message: string }[] }).errors.map(({ message }) => message.replace(/\u202f/g, ' '));
    };
    expect(await messages({ ...rooms, ...MONTHS, quantityThousandths: 0 })).toEqual(['Trop petit (au moins 0,001).']);
    expect(await messages({ ...rooms, ...MONTHS, quantityThousandths: 1_000_001_000 })).toEqual(['Trop grand (au plus 1 000 000).']);
    expect(await messages({ ...rooms, amountCentimes: 1e14 })).toEqual(['Trop grand (au plus 100 000 000 000 DH).']);
  });

  it('the amount may be left out and follows; a line without a quantity stays as it was', async () => {
    const { version } = (await view()).budget;
    const { totals } = must<{ totals: { chargesCentimes: number } }>(await save(version, threeMonths()));
    expect(totals.chargesCentimes).toBe(100_000_00);
    const { lines } = (await view()).budget;
    expect(lines[1]).toMatchObject({ ...MONTHS, amountCentimes: 7_500_00 });
    expect(lines[0]).toMatchObject(PLAIN);
    must(await save(version + 1, [...threeMonths().map((line, index) => (index === 1 ? { ...line, amountCentimes: 7_500_00 } : line))]));
  });

  it('whoever saves over another gets the line as it is saved: without the amount that follows', async () => {
    const stale = await save(0, []);
    expect(stale.status).toBe(409);
    const { content } = (stale.body as { params: { content: { lines: object[] } } }).params;
    expect(content.lines[1]).toMatchObject(MONTHS);
    expect(content.lines[1]).not.toHaveProperty('amountCentimes');
    expect(content.lines[0]).toMatchObject({ ...PLAIN, amountCentimes: 27_503_00 });
  });

  it('is submitted, certified with its quantities where there are any, and read so by association and officer', async () => {
    const { president } = association;
    const receipt = must(await president.post<Receipt>(`/api/applications/${id}/submission`, { declaration: true }));
    const [kept] = await world.sql<{ content: string }>(`SELECT content FROM application_receipt WHERE application_id = $1`, [id]);
    const { budget } = JSON.parse(kept!.content) as { budget: object[] };
    expect(contentHash(JSON.parse(kept!.content))).toBe(receipt.contentHash);
    expect(Object.keys(budget[0]!)).toEqual(['account', 'amountCentimes', 'funding', 'label', 'overhead', 'side']);
    expect(budget[1]).toEqual({
      side: 'charge',
      account: '61',
      label: 'Location des salles',
      amountCentimes: 7_500_00,
      overhead: false,
      funding: null,
      ...MONTHS,
    });
    for (const reader of [president, await nationalInstructor(world)]) {
      const dossier = must(await reader.get<Dossier>(`/api/applications/${id}/dossier`));
      expect(dossier.budget.lines[1]).toMatchObject({ ...MONTHS, amountCentimes: 7_500_00 });
    }
  });

  needing(tool('pdftotext'), () =>
    it('the receipt prints the calculation and the amount', async () => {
      const pdf = await eventually(async () => {
        const answer = await association.president.get(`/api/applications/${id}/receipt`);
        return answer.status === 200 && answer.raw;
      }, 'the receipt as PDF');
      const file = path.join(folder, 'receipt.pdf');
      writeFileSync(file, pdf);
      const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' })
        .normalize('NFKC')
        .replace(/[\s\u2066-\u2069]+/g, ' ');
      expect(text).toContain('3 mois × 2 500,00 DH = 7 500,00 DH');
    }),
  );
});
