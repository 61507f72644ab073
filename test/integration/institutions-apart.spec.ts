import { Associations, type AssociationDossier, type FlagView } from '#associations';
import type { ImportRunView } from '#imports';
import { Institutions, ManageInstitution } from '#institution';
import { SYSTEM } from '#platform';
import { DEMONSTRATION_MINISTRY } from '../../seeds/institutions/ministry.js';
import { aVerifiedAssociation } from '../support/associations.js';
import { bringIn, carriedOut, counted, csvFile, iceOf, rowsOf, until } from '../support/imports.js';
import { expectRefusal, User } from '../support/people.js';
import { loadReference, must } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const TODAY = new Date();

describe('a ministry and a council on one installation', () => {
  let world: OwnWorld;
  let ministryId: string;
  let councilId: string;
  /** Acts for the whole installation. */
  let nadia: User;
  let ministry: User;
  let council: User;

  beforeAll(async () => {
    world = await createWorld();
    await loadReference(world);
    ministryId = (await world.tx.run((em) => world.api.get(Institutions).principal(em))).id;
    const content = { ...DEMONSTRATION_MINISTRY, code: 'CRSM', kind: 'public_agency' as const, numberPrefix: 'CR' };
    councilId = (await world.tx.run((em) => world.api.get(ManageInstitution).createIn(em, SYSTEM, content))).id;
    const officer = (name: string, scope: object) => User.with(world, name, [{ role: 'programme.officer', scope }]);
    nadia = await officer('Nadia Nationale', {});
    ministry = await officer('Mina du Ministère', { institutionId: ministryId });
    council = await officer('Chakib du Conseil', { institutionId: councilId });
  });
  afterAll(() => world?.close());

  describe('a flag', () => {
    let id: string;
    let raised: string;
    const flagsRead = async (reader: User): Promise<FlagView[]> =>
      must<AssociationDossier>(await reader.get(`/api/associations/${id}/dossier`)).flags;
    const blockedFor = (institutionId: string) =>
      world.tx.run(async (em) =>
        (await world.api.get(Associations).paymentHindrances(em, id, TODAY, institutionId)).filter(({ code }) => code === 'red_flag'),
      );

    beforeAll(async () => {
      ({ id } = await aVerifiedAssociation(world, 'Signalée'));
      const flag = { colour: 'red', reason: 'Comptes de 2024 contestés' };
      raised = must<{ id: string }>(await nadia.post(`/api/associations/${id}/flags`, flag)).id;
    });

    it('raised for all is read by the principal’s people, and by nobody of another institution', async () => {
      expect(await flagsRead(nadia)).toMatchObject([{ reason: 'Comptes de 2024 contestés' }]);
      expect(await flagsRead(ministry)).toMatchObject([{ reason: 'Comptes de 2024 contestés' }]);
      expect(await flagsRead(council)).toEqual([]);
      const page = must(await council.get(`/api/associations/${id}`));
      expect(page.flags).toEqual([]);
      expect(must(await council.get('/api/associations?q=Signalée')).items).toMatchObject([{ flags: 0 }]);
      expect(must(await ministry.get('/api/associations?q=Signalée')).items).toMatchObject([{ flags: 1 }]);
      expect(JSON.stringify([page, must(await council.get(`/api/associations/${id}/dossier`))])).not.toContain('contestés');
    });

    it('stands in the way of everybody’s payments all the same, and says to another institution only who answers for it', async () => {
      expect((await blockedFor(ministryId)).map(({ text }) => text.fr)).toEqual([
        'Un signalement rouge bloque les paiements à l’association.',
      ]);
      const [other] = await blockedFor(councilId);
      expect(other!.text.fr).toContain('l’institution qui administre la plateforme en répond');
    });

    it('is lifted by who reads it, with a reason; of one institution it counts for that one alone', async () => {
      const lifting = `/api/associations/${id}/flags/${raised}/lifting`;
      expectRefusal(await council.post(lifting, { reason: 'Réglé' }), 404, 'NOT_FOUND');
      must(await ministry.post(lifting, { reason: 'Comptes approuvés' }));
      expect(await flagsRead(nadia)).toMatchObject([{ inForce: false, liftReason: 'Comptes approuvés' }]);
      must(await council.post(`/api/associations/${id}/flags`, { colour: 'red', reason: 'Local fermé' }));
      expect(await blockedFor(councilId)).toHaveLength(1);
      expect(await blockedFor(ministryId)).toEqual([]);
      expect((await flagsRead(ministry)).map(({ reason }) => reason)).toEqual(['Comptes de 2024 contestés']);
      expect(await flagsRead(nadia)).toHaveLength(2);
    });
  });

  it('a suspended association is told whom of the two to answer: who suspended it, else by way of the principal', async () => {
    const { id, president } = await aVerifiedAssociation(world, 'Suspendue');
    const contact = async () => must(await president.get(`/api/associations/${id}`)).suspensionContact;
    const suspend = async (who: User) =>
      must(await who.post(`/api/associations/${id}/suspension`, { reason: 'Enquête ouverte', reasons: ['inquiry'] }));
    const of = (column: string, value: string | null, institutionId: string) =>
      world.sql(`UPDATE institution SET ${column} = $1 WHERE id = $2`, [value, institutionId]);
    await of('contact_email', 'conseil@crsm.example', councilId);
    await of('contact_email', 'ministere@jisr.example', ministryId);
    await of('name', JSON.stringify({ fr: 'Conseil régional', ar: 'مجلس الجهة' }), councilId);
    await suspend(council);
    expect(await contact()).toMatchObject({ institution: { fr: 'Conseil régional' }, email: 'conseil@crsm.example' });
    await of('contact_email', null, councilId);
    await of('contact_phone', null, councilId);
    expect(await contact()).toMatchObject({ institution: { fr: 'Conseil régional' }, email: 'ministere@jisr.example' });
    must(await ministry.post(`/api/associations/${id}/restoration`, { reason: 'Enquête close' }));
    expect(await contact()).toBeNull();
  });

  describe('an import', () => {
    const registry = (...rows: string[]) => csvFile(['Nom;ICE;Récépissé;Région;Adresse', ...rows].join('\n'));
    const addressOf = async (ice: string) => (await world.sql(`SELECT address FROM association WHERE ice = $1`, [ice]))[0]?.address ?? null;
    const carry = async (user: User, file: ReturnType<typeof csvFile>): Promise<ImportRunView> => {
      const run = await bringIn(user, 'associations', file);
      await carriedOut(user, run.id);
      return run;
    };
    const undo = async (user: User, { id }: ImportRunView): Promise<Record<string, number>> => {
      must(await user.post(`/api/imports/${id}/undoing`));
      return counted((await until(user, id, 'undone')).results);
    };

    it('that is undone leaves what another changed since; once that is taken back too, nothing stands in its way', async () => {
      const ice = iceOf(70);
      const made = await carry(council, registry(`Association Nord;${ice};N-1;MA-09;rue du Conseil`));
      await carry(ministry, registry(`Association Nord;${ice};N-1;MA-09;rue du Ministère`));
      expect(await undo(council, made)).toEqual({ kept: 1 });
      expect((await rowsOf(council, made.id))[0]!.reasons[0]!.text.en).toBe('changed since the import');
      expect(await addressOf(ice)).toBe('rue du Ministère');

      const other = iceOf(71);
      const first = await carry(council, registry(`Association Sud;${other};S-1;MA-09;rue du Conseil`));
      const second = await carry(ministry, registry(`Association Sud;${other};S-1;MA-09;rue du Ministère`));
      expect(await undo(ministry, second)).toEqual({ undone: 1 });
      expect(await addressOf(other)).toBe('rue du Conseil');
      expect(await undo(council, first)).toEqual({ undone: 1 });
      expect(await addressOf(other)).toBeNull();
    });

    it('that is undone leaves what a flag or a merge that waits rests on', async () => {
      const ices = [iceOf(72), iceOf(73), iceOf(74)];
      const made = await carry(council, registry(...ices.map((ice, turn) => `Association Est ${turn};${ice};E-${turn};MA-09;rue`)));
      const ids: string[] = [];
      for (const ice of ices) ids.push((await world.sql(`SELECT id FROM association WHERE ice = $1`, [ice]))[0]!.id as string);
      must(await nadia.post(`/api/associations/${ids[0]}/flags`, { colour: 'orange', reason: 'À suivre' }));
      await nadia.stepUp();
      must(await nadia.post(`/api/associations/${ids[1]}/merge-proposals`, { otherId: ids[2], taken: [], reason: 'La même' }));
      expect(await undo(council, made)).toEqual({ kept: 3 });
      expect(await world.sql(`SELECT FROM association WHERE id = ANY($1)`, [ids])).toHaveLength(3);
    });

    it('is understood as its own institution corrected its columns, not as another did, and says whose correction it follows', async () => {
      const file = (number: number) =>
        csvFile(
          `Nom;ICE;Récépissé;Région;Adresse;Téléphone\nAssociation Colonnes;${iceOf(number)};C-1;MA-09;rue A;0612345678`,
          `f${number}.csv`,
        );
      const run = await bringIn(council, 'associations', file(75));
      expect(run.mappedLike).toBeNull();
      const at = (field: string, { fields } = run) => fields.find(({ name }) => name === field)!.column;
      const swapped = run.fields.map(({ name, column }) => ({
        field: name,
        column: name === 'address' ? at('phone') : name === 'phone' ? at('address') : column,
      }));
      must(await council.put(`/api/imports/${run.id}/mapping`, { columns: swapped }));
      const ours = await bringIn(council, 'associations', file(76));
      expect([at('address', ours), at('phone', ours)]).toEqual([at('phone'), at('address')]);
      expect(ours.mappedLike).toMatchObject({ by: 'Chakib du Conseil' });
      for (const reader of [ministry, nadia]) {
        const theirs = await bringIn(reader, 'associations', file(77));
        expect([at('address', theirs), at('phone', theirs)]).toEqual([at('address'), at('phone')]);
        expect(theirs.mappedLike).toBeNull();
      }
      // Whoever puts it right by hand follows nobody any more.
      must(
        await council.put(`/api/imports/${ours.id}/mapping`, { columns: run.fields.map(({ name, column }) => ({ field: name, column })) }),
      );
      expect(must<ImportRunView>(await council.get(`/api/imports/${ours.id}`)).mappedLike).toBeNull();
    });

    it('knows its columns in either order of words; what it refuses names the files by what people call them', async () => {
      const { fields, headings } = await bringIn(
        council,
        'associations',
        csvFile(`Nom;Nom arabe;ICE;Récépissé;Région;Objet en langue arabe\nA;جمعية;${iceOf(78)};K-1;MA-09;تنمية`),
      );
      const said = (name: string) => headings[fields.find((field) => field.name === name)!.column ?? -1];
      expect([said('nameFr'), said('nameAr'), said('objectAr')]).toEqual(['Nom', 'Nom arabe', 'Objet en langue arabe']);
      const png = { name: 'a.png', type: 'image/png', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') };
      const refused = await council.upload('/api/imports/kinds/associations/files', png);
      expectRefusal(refused, 422, 'FILE_TYPE_REFUSED');
      expect((refused.body as { title: string }).title).toMatch(/: CSV, XLSX, ODS\.$/);
    });
  });
});
