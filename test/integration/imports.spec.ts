import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importFile } from '../../apps/cli/import-file.js';
import { CarryImport, ImportReads, TakeFile } from '#imports';
import type { AssociationDossier } from '#associations';
import { ManageInstitution } from '#institution';
import { communeLabel } from '#kernel';
import { SYSTEM } from '#platform';
import { DEMONSTRATION_MINISTRY } from '../../seeds/institutions/ministry.js';
import { aVerifiedAssociation } from '../support/associations.js';
import { bringIn, carriedOut, committed, counted, csvFile, iceOf, rowsOf, runOf, until, writeOds, writeXlsx } from '../support/imports.js';
import { expectRefusal, User, visitor } from '../support/people.js';
import { loadReference, must, programmeOfficer } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const whyOf = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
  rows.map(({ line, outcome, reasons }) =>
    `${line} ${outcome} ${reasons.map(({ column, text }) => `${column ?? ''}|${text.en}`).join(' ; ')}`.trim(),
  );
const registry = (rows: string[]) => csvFile(['Nom;ICE;Récépissé;Région', ...rows].join('\r\n'), 'registre.csv');

describe('importing', () => {
  let world: OwnWorld;
  let nadia: User;
  let souad: User;
  beforeAll(async () => {
    world = await createWorld();
    await loadReference(world);
    nadia = await programmeOfficer(world);
    souad = await User.with(world, 'Souad Souss', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
  });
  afterAll(() => world?.close());

  describe('a registry', () => {
    it('with every fault of an old file is told row by row, and nothing is made of it', async () => {
      const run = await bringIn(nadia, 'associations', committed('registre-windows-1252.csv'));
      expect(run).toMatchObject({ encoding: 'windows-1252', separator: ';', rowCount: 8, emptyRows: 1, state: 'read', missing: [] });
      expect(run.repeated).toEqual([[8, 9]]);
      expect(counted(run.outcomes)).toEqual({ new: 3, refused: 5 });
      expect(whyOf(await rowsOf(nadia, run.id, '?outcome=refused'))).toEqual([
        '5 refused Association de migrants|“yes” or “no” expected: “peut-être”',
        '6 refused ICE|wrong ICE: “009900000000499” (15 digits with a key)',
        '7 refused |the same as row 2 of the file',
        '8 refused Date récépissé|unreadable date: “31/02/2015” (day/month/year expected) ; Région|unknown region: “Bretagne”',
        '10 refused N° récépissé|missing value',
      ]);
      expect(await world.sql(`SELECT FROM association WHERE state = 'imported'`)).toHaveLength(0);
    });

    it('carried out, its associations are imported and to be verified; none may do anything, and the officer sees them', async () => {
      const run = await bringIn(nadia, 'associations', committed('registre-windows-1252.csv'));
      expect(run.before).not.toBeNull();
      expect(counted((await carriedOut(nadia, run.id)).results)).toEqual({ created: 3 });
      const list = must(await nadia.get('/api/associations?state=imported'));
      expect(
        list.items.map((item: { name: { fr: string }; stateLabel: { fr: string } }) => [item.name.fr, item.stateLabel.fr]).sort(),
      ).toEqual([
        ['=HYPERLINK("http://x.example")', 'Importée, à vérifier'],
        ["Association de l'Été", 'Importée, à vérifier'],
        ['Association Épanouissement, Fès', 'Importée, à vérifier'],
      ]);
      const [row] = await world.sql(
        `SELECT phone, receipt_date::text AS day, verified_at, of_migrants FROM association WHERE name->>'fr' LIKE '%panouissement%'`,
      );
      expect(row).toEqual({ phone: '+212535000001', day: '2015-06-30', verified_at: null, of_migrants: false });
      const imported = list.items[0] as { id: string };
      await nadia.stepUp();
      expectRefusal(
        await nadia.post(`/api/associations/${imported.id}/verification`, { checked: ['number', 'date', 'board'] }),
        409,
        'WRONG_STATE',
      );
    });

    it('the same file again changes nothing; a corrected row changes what it corrects', async () => {
      const again = await bringIn(nadia, 'associations', committed('registre-windows-1252.csv'));
      expect(counted(again.outcomes)).toEqual({ same: 3, refused: 5 });
      expectRefusal(await nadia.post(`/api/imports/${again.id}/carrying`), 409, 'IMPORT_NOTHING_TO_DO');
      const [{ ice }] = (await world.sql<{ ice: string }>(`SELECT ice FROM association WHERE name->>'fr' LIKE '%panouissement%'`)) as [
        { ice: string },
      ];
      const run = await bringIn(
        nadia,
        'associations',
        csvFile(`Nom,ICE,Récépissé,Région,Ville\n"Association Épanouissement, Fès",${ice},R-12/2015,MA-03,Sefrou`),
      );
      expect(counted(run.outcomes)).toEqual({ changed: 1 });
      await carriedOut(nadia, run.id);
      const commune = async () =>
        (await world.sql<{ commune: string }>(`SELECT commune FROM association WHERE ice = $1`, [ice])).map(
          (row) => communeLabel(row.commune).fr,
        );
      expect(await commune()).toEqual(['Sefrou']);
      must(await nadia.post(`/api/imports/${run.id}/undoing`));
      expect(counted((await until(nadia, run.id, 'undone')).results)).toEqual({ undone: 1 });
      expect(await commune()).toEqual(['Fès']);
    });

    it('in Arabic, in the letters of Windows', async () => {
      const run = await bringIn(nadia, 'associations', committed('registre-windows-1256.csv'));
      expect(run).toMatchObject({ encoding: 'windows-1256', rowCount: 2, missing: [] });
      expect(counted(run.outcomes)).toEqual({ new: 2 });
      const [first] = await rowsOf(nadia, run.id);
      expect(first!.cells!.slice(0, 1)).toEqual(['جمعية الأمل']);
    });

    it('an association that is registered speaks for itself: a file never changes it', async () => {
      const ice = iceOf(900);
      await aVerifiedAssociation(world, 'Vraie', { overrides: { ice } });
      const run = await bringIn(nadia, 'associations', registry([`Association Fausse;${ice};X-1;MA-09`]));
      expect(whyOf(await rowsOf(nadia, run.id))).toEqual(['2 same ICE|registered: its data is its own, the file does not change it']);
      const elsewhere = await User.with(world, 'Omar Oriental', [{ role: 'programme.officer', scope: { regionCode: 'MA-02' } }]);
      const other = await bringIn(elsewhere, 'associations', registry([`Association Fausse;${ice};X-1;`]));
      expect(whyOf(await rowsOf(elsewhere, other.id))).toEqual(['2 refused ICE|this ICE is known in another region']);
    });

    it('once the association has registered and been verified, what was imported is part of it, with its past', async () => {
      const ice = iceOf(901);
      await carriedOut(souad, (await bringIn(souad, 'associations', registry([`Association Tardive;${ice};T-1;`]))).id);
      const past = csvFile(`Bénéficiaire;ICE;Objet;Année;Montant\nAssociation Tardive;${ice};Soutien scolaire;2016;120 000,00`);
      await carriedOut(souad, (await bringIn(souad, 'past_projects', past)).id);
      const { id, president } = await aVerifiedAssociation(world, 'Tardive', { overrides: { ice } });
      await president.signIn();
      const dossier = must(await president.get<AssociationDossier>(`/api/associations/${id}/dossier`));
      expect(dossier.history.filter(({ imported }) => imported)).toMatchObject([
        { topic: 'imported', about: { fr: 'Soutien scolaire' }, year: 2016, status: { fr: 'Importé' }, amount: { centimes: 120_000_00 } },
      ]);
      expect(dossier.sums.granted).toBe(0);
      expect(await world.sql(`SELECT state FROM association WHERE ice = $1 ORDER BY state`, [ice])).toEqual([
        { state: 'absorbed' },
        { state: 'verified' },
      ]);
    });
  });

  describe('who', () => {
    it('a region brings in its own, and no other region knows of the file', async () => {
      const run = await bringIn(
        souad,
        'associations',
        registry([`Association Ici;${iceOf(1)};I-1;`, `Association Ailleurs;${iceOf(2)};I-2;Oriental`]),
      );
      expect(run.region).toMatchObject({ fr: 'Souss-Massa' });
      expect(whyOf(await rowsOf(souad, run.id))).toEqual(['2 new', '3 refused Région|outside your region']);
      const omar = await User.with(world, 'Omar Autre', [{ role: 'programme.officer', scope: { regionCode: 'MA-02' } }]);
      expectRefusal(await omar.get(`/api/imports/${run.id}`), 404, 'NOT_FOUND');
      expectRefusal(await omar.post(`/api/imports/${run.id}/carrying`), 404, 'NOT_FOUND');
      expect(must(await omar.get('/api/imports')).items.map(({ id }: { id: string }) => id)).not.toContain(run.id);
      expect(must(await nadia.get('/api/imports')).items.map(({ id }: { id: string }) => id)).toContain(run.id);
    });

    it('an instructor brings nothing in; an auditor reads and decides nothing; nobody without an account', async () => {
      const instructor = await User.with(world, 'Ines', [{ role: 'instructor' }]);
      expectRefusal(await instructor.upload('/api/imports/kinds/associations/files', registry(['A;1;R;MA-09'])), 403, 'FORBIDDEN');
      const auditor = await User.with(world, 'Aziz', [{ role: 'auditor' }]);
      const run = await bringIn(nadia, 'associations', registry([`Association Lue;${iceOf(3)};L-1;MA-09`]));
      expect((await runOf(auditor, run.id)).can).toEqual([]);
      expectRefusal(await auditor.post(`/api/imports/${run.id}/carrying`), 403, 'FORBIDDEN');
      expectRefusal(await visitor(world).get('/api/imports'), 401, 'UNAUTHENTICATED');
    });
  });

  describe('columns', () => {
    it('a person says what they are, and files of the same columns are understood from then on', async () => {
      const text = `Libellé;Identifiant;Papier;Où\nAssociation Nommée;${iceOf(10)};N-1;MA-09`;
      const run = await bringIn(nadia, 'associations', csvFile(text));
      expect(run.missing).toEqual(['ice', 'receiptNumber', 'region']);
      expect(counted(run.outcomes)).toEqual({});
      expectRefusal(await nadia.post(`/api/imports/${run.id}/carrying`), 409, 'IMPORT_COLUMNS_MISSING');
      const columns = ['nameFr', 'ice', 'receiptNumber', 'region'].map((field, column) => ({ field, column }));
      const mapped = must(await nadia.put(`/api/imports/${run.id}/mapping`, { columns }));
      expect([mapped.missing, counted(mapped.outcomes)]).toEqual([[], { new: 1 }]);
      const next = await bringIn(nadia, 'associations', csvFile(text.replace('Nommée', 'Renommée').replace('N-1', 'N-2')));
      expect([next.missing, counted(next.outcomes)]).toEqual([[], { new: 1 }]);
      expectRefusal(await nadia.put(`/api/imports/${run.id}/mapping`, { columns: [{ field: 'ice', column: 99 }] }), 422, 'INVALID_REQUEST');
    });

    it('of two columns of one name that differ, none is taken before somebody says which', async () => {
      const text = `Bénéficiaire;Année;Montant;Montant\nAssociation Double;2015;1 000;2 000`;
      const run = await bringIn(nadia, 'past_projects', csvFile(text));
      expect([run.repeated, run.missing]).toEqual([[[2, 3]], ['amount']]);
    });
  });

  describe('what is no table', () => {
    it.each([
      ['nothing', Buffer.from(''), 'FILE_EMPTY'],
      ['headings alone', Buffer.from('Nom;ICE\r\n\r\n;;\r\n'), 'SHEET_EMPTY'],
      ['a PDF', Buffer.from('%PDF-1.7\n%%EOF'), 'FILE_TYPE_REFUSED'],
      ['bytes', Buffer.from([0, 1, 2, 3, 0, 0, 9, 200, 0, 0, 1, 7]), 'SHEET_UNREADABLE'],
      ['a thousand rows and one', Buffer.from(`Nom;ICE\n${'A;1\n'.repeat(1_001)}`), 'IMPORT_TOO_LONG'],
      ['too many columns', Buffer.from(`${'a;'.repeat(70)}b\n${'1;'.repeat(70)}2`), 'IMPORT_TOO_WIDE'],
    ])('%s', async (_what, bytes, code) => {
      expectRefusal(await nadia.upload('/api/imports/kinds/associations/files', { name: 'x.csv', type: 'text/csv', bytes }), 422, code);
    });

    it('a sheet that unfolds to more than a table is not read', async () => {
      const bytes = writeXlsx([
        ['Nom', 'ICE'],
        ['x'.repeat(45_000_000), '1'],
      ]);
      const answer = await nadia.upload('/api/imports/kinds/associations/files', {
        name: 'x.xlsx',
        type: 'application/octet-stream',
        bytes: await bytes,
      });
      expectRefusal(answer, 422, 'SHEET_UNREADABLE');
    });

    it('a row of more cells than any table has is refused at once, whatever is in them', async () => {
      const answer = await nadia.upload('/api/imports/kinds/associations/files', csvFile(`Nom;ICE${';'.repeat(4_900_000)}\n1;2`));
      expectRefusal(answer, 422, 'IMPORT_TOO_WIDE');
    });

    it('« Unicode text » of a spreadsheet is read with its mark and without', async () => {
      const rows = 'Nom\tICE\nالجمعية\t1\n';
      for (const mark of ['\ufeff', '']) {
        const bytes = Buffer.from(mark + rows, 'utf16le');
        const answer = await nadia.upload('/api/imports/kinds/associations/files', { name: 'x.txt', type: 'text/plain', bytes });
        expect(must(answer)).toMatchObject({ encoding: 'utf-16le', rowCount: 1 });
      }
    });

    it('a kind of file that nobody declared', async () => {
      expectRefusal(await nadia.upload('/api/imports/kinds/people/files', csvFile('a;b\n1;2')), 404, 'NOT_FOUND');
    });
  });

  describe('sheets', () => {
    const table = [
      ['الاسم', 'ICE', 'رقم الوصل', 'الجهة', 'Date récépissé'],
      ['جمعية الورقة', Number(iceOf(20)), 'W-1', 'MA-09', new Date(Date.UTC(2015, 5, 30))],
    ];

    it.each([
      ['XLSX', writeXlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['ODS', writeOds, 'application/vnd.oasis.opendocument.spreadsheet'],
    ])('%s: numbers, dates and Arabic come out as they were meant', async (name, write, type) => {
      const run = await bringIn(nadia, 'associations', { name: `registre.${name.toLowerCase()}`, type, bytes: await write(table) });
      expect(run).toMatchObject({ encoding: null, separator: null, missing: [] });
      expect(whyOf(await rowsOf(nadia, run.id))).toEqual(['2 new']);
    });

    it('the report has each row with what became of it, and no cell of it is a formula', async () => {
      const run = await bringIn(nadia, 'associations', csvFile(`Nom;ICE;Récépissé;Région\n=1+1;${iceOf(21)};@x;MA-09\n-A;12;R;MA-09`));
      const csv = (await nadia.get(`/api/imports/${run.id}/report`)).raw.toString();
      expect(csv).toContain(`2;Nouvelle;;'=1+1;${iceOf(21)};'@x;MA-09`);
      expect(csv).toContain(`3;Refusée;ICE : ICE inexact`);
      const xlsx = await nadia.get(`/api/imports/${run.id}/report?format=xlsx`);
      expect(xlsx.raw.subarray(0, 2).toString()).toBe('PK');
      const read = await bringIn(nadia, 'associations', { name: 'r.xlsx', type: 'application/octet-stream', bytes: xlsx.raw });
      expect((await rowsOf(nadia, read.id))[0]!.cells!.slice(1, 4)).toEqual(['Nouvelle', '', "'=1+1"]);
    });
  });

  describe('past projects', () => {
    const file = (rows: string[]) => csvFile(['Référence,Bénéficiaire,Objet,Date,Montant,Domaine', ...rows].join('\n'));

    it('are kept under the name of the file where the registry has none; the same row is known again, a corrected one is changed', async () => {
      const first = await bringIn(
        nadia,
        'past_projects',
        file(['C-1,Association Inconnue,Projet,10/06/2016,"1.500,50",Accompagnement juridique']),
      );
      expect(whyOf(await rowsOf(nadia, first.id))).toEqual([
        '2 new Bénéficiaire|no association of that name in the registry: kept under the name of the file ; Domaine|unknown domain “Accompagnement juridique”: kept as written',
      ]);
      await carriedOut(nadia, first.id);
      const same = await bringIn(
        nadia,
        'past_projects',
        file(['C-1,ASSOCIATION INCONNUE,Projet,2016-06-10,1 500.50,Accompagnement juridique']),
      );
      expect((await rowsOf(nadia, same.id))[0]).toMatchObject({ outcome: 'changed' });
      const more = await bringIn(
        nadia,
        'past_projects',
        file(['C-1,Association Inconnue,Projet,10/06/2016,1600,', 'C-1,Association Inconnue,Autre,10/06/2016,7,']),
      );
      expect((await rowsOf(nadia, more.id)).map(({ outcome }) => outcome)).toEqual(['changed', 'refused']);
      await carriedOut(nadia, more.id);
      expect(await world.sql(`SELECT amount_centimes::int AS amount, version FROM past_project WHERE reference = 'C-1'`)).toEqual([
        { amount: 1_600_00, version: 2 },
      ]);
    });

    it('of another institution are not overwritten; it takes its own back, and its dossier keeps what they were for to itself', async () => {
      const names = ['I1', 'I2'].map((code) => ({ ...DEMONSTRATION_MINISTRY, code, kind: 'public_agency' as const, numberPrefix: code }));
      const institutions: { id: string }[] = [];
      for (const content of names)
        institutions.push(await world.tx.run((em) => world.api.get(ManageInstitution).createIn(em, SYSTEM, content)));
      const [one, other] = await Promise.all(
        institutions.map(({ id }, turn) =>
          User.with(world, `Conseil ${turn}`, [{ role: 'programme.officer', scope: { institutionId: id } }]),
        ),
      );
      const { id: associationId } = await aVerifiedAssociation(world, 'Deux Conseils', { overrides: { ice: iceOf(40) } });
      const row = (amount: number) =>
        csvFile(`Référence;Bénéficiaire;ICE;Objet;Année;Montant\nD-1;Deux Conseils;${iceOf(40)};Projet discret;2014;${amount}`);
      const first = await bringIn(one!, 'past_projects', row(10));
      await carriedOut(one!, first.id);
      const second = await bringIn(other!, 'past_projects', row(99));
      expect(whyOf(await rowsOf(other!, second.id))).toEqual(['2 refused |known from the import of another institution']);
      const told = async (user: User) =>
        must(await user.get<AssociationDossier>(`/api/associations/${associationId}/dossier`)).history.filter(({ imported }) => imported);
      expect((await told(one!))[0]!.about.fr).toContain('Projet discret');
      const [short] = await told(other!);
      expect(short).toMatchObject({ year: 2014, amount: { centimes: 10_00 } });
      expect(JSON.stringify(short)).not.toMatch(/Projet discret|D-1/);
      must(await one!.post(`/api/imports/${first.id}/undoing`));
      expect(counted((await until(one!, first.id, 'undone')).results)).toEqual({ undone: 1 });
      expect(await told(other!)).toEqual([]);
    });

    it('undoing takes all of it back; rows on which something rests, or that were changed since, are named and stay', async () => {
      const ices = [iceOf(30), iceOf(31)];
      const run = await bringIn(
        nadia,
        'associations',
        registry(ices.map((ice, index) => `Association Reprise ${index};${ice};U-${index};MA-09`)),
      );
      await carriedOut(nadia, run.id);
      const past = await bringIn(
        nadia,
        'past_projects',
        csvFile(`Bénéficiaire;ICE;Année;Montant\nAssociation Reprise 0;${ices[0]};2015;10`),
      );
      await carriedOut(nadia, past.id);
      must(await nadia.post(`/api/imports/${run.id}/undoing`));
      expect(counted((await until(nadia, run.id, 'undone')).results)).toEqual({ undone: 1, kept: 1 });
      expect((await rowsOf(nadia, run.id, '?result=kept'))[0]!.reasons[0]!.text.en).toContain('other data rests on it');
      expectRefusal(await nadia.post(`/api/imports/${run.id}/undoing`), 409, 'WRONG_STATE');
      must(await nadia.post(`/api/imports/${past.id}/undoing`));
      expect(counted((await until(nadia, past.id, 'undone')).results)).toEqual({ undone: 1 });
      expect(await world.sql(`SELECT FROM past_project WHERE year = 2015 AND amount_centimes = 1000`)).toHaveLength(0);
    });
  });

  describe('at work', () => {
    it('two files that bring the same, carried out at once, bring it once', async () => {
      const rows = Array.from({ length: 120 }, (_, index) => `Association Course ${index};${iceOf(100 + index)};K-${index};MA-09`);
      const [one, other] = [
        await bringIn(nadia, 'associations', registry(rows)),
        await bringIn(nadia, 'associations', registry([...rows].reverse())),
      ];
      const runs = await Promise.all([carriedOut(nadia, one.id), carriedOut(nadia, other.id)]);
      const sums = runs.map(({ results }) => counted(results));
      expect((sums[0]!.created ?? 0) + (sums[1]!.created ?? 0)).toBe(120);
      expect((sums[0]!.unchanged ?? 0) + (sums[1]!.unchanged ?? 0)).toBe(120);
      expect(await world.sql(`SELECT FROM association WHERE name->>'fr' LIKE 'Association Course%'`)).toHaveLength(120);
    });

    it('a worker that dies after a portion is taken up by the next, and nothing is made twice', async () => {
      const rows = Array.from({ length: 130 }, (_, index) => `Association Coupée ${index};${iceOf(300 + index)};C-${index};MA-09`);
      const run = await world.tx.run(async () => world.api.get(TakeFile).execute(SYSTEM, 'associations', registry(rows), null));
      await world.sql(`UPDATE import_run SET state = 'running', moved_at = clock_timestamp() - interval '1 hour' WHERE id = $1`, [run.id]);
      const carrying = world.api.get(CarryImport);
      expect(await world.tx.run((em) => carrying.portion(em, run.id))).toBe(true);
      await expect(
        world.tx.run(async (em) => {
          await carrying.portion(em, run.id);
          throw new Error('killed');
        }),
      ).rejects.toThrow('killed');
      expect(await world.sql(`SELECT FROM association WHERE name->>'fr' LIKE 'Association Coupée%'`)).toHaveLength(50);
      await world.api.get(CarryImport).handle({ runId: run.id });
      expect(await world.api.get(CarryImport).handle({ runId: run.id })).toBe('skipped');
      const { results, state } = await world.api.get(ImportReads).run(SYSTEM, run.id);
      expect([state, counted(results)]).toEqual(['done', { created: 130 }]);
    });

    it('stopped in the middle, what is made stays and is named, what is left is not made; it can be taken back', async () => {
      const rows = Array.from({ length: 120 }, (_, index) => `Association Arrêtée ${index};${iceOf(600 + index)};S-${index};MA-09`);
      const run = await world.tx.run(async () => world.api.get(TakeFile).execute(SYSTEM, 'associations', registry(rows), null));
      await world.sql(`UPDATE import_run SET state = 'running' WHERE id = $1`, [run.id]);
      const carrying = world.api.get(CarryImport);
      await world.tx.run((em) => carrying.portion(em, run.id));
      expectRefusal(await souad.post(`/api/imports/${run.id}/stopping`), 404, 'NOT_FOUND');
      must(await nadia.post(`/api/imports/${run.id}/stopping`));
      expectRefusal(await nadia.post(`/api/imports/${run.id}/stopping`), 409, 'WRONG_STATE');
      expect(await carrying.handle({ runId: run.id })).toBe('skipped');
      const { results, can } = await runOf(nadia, run.id);
      expect(counted(results)).toEqual({ created: 50 });
      expect(can).toContain('undo');
      expect(await world.sql(`SELECT FROM association WHERE name->>'fr' LIKE 'Association Arrêtée%'`)).toHaveLength(50);
    });

    it('a thousand rows are looked at and carried out in seconds', async () => {
      const rows = Array.from(
        { length: 1_000 },
        (_, index) => `Association Mille ${index};${iceOf(2_000 + index)};M-${index};MA-0${1 + (index % 9)}`,
      );
      const began = Date.now();
      const run = await bringIn(nadia, 'associations', registry(rows));
      const looked = Date.now() - began;
      expect(counted(run.outcomes)).toEqual({ new: 1_000 });
      const done = await carriedOut(nadia, run.id);
      expect(counted(done.results)).toEqual({ created: 1_000 });
      // On two shared cores: under a second to look at them, some seconds to carry them out.
      expect({ looked: looked < 15_000, carried: Date.now() - began - looked < 45_000 }).toEqual({ looked: true, carried: true });
    }, 90_000);

    it('the command line tells the same, and carries out when it is asked to', async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'jisr-import-'));
      const file = path.join(folder, 'registre.csv');
      writeFileSync(file, registry([`Association Commandée;${iceOf(60)};CL-1;`, `Association Fautive;12;CL-2;MA-09`]).bytes);
      const said: string[] = [];
      const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0);
      try {
        expect(await importFile(world.api, ['associations', file, '--region', 'MA-09'])).toBe(0);
        expect(await importFile(world.api, ['associations', file, '--region', 'MA-09', '--carry'])).toBe(0);
        expect(await importFile(world.api, ['associations', file, '--region', 'MA-09', '--carry'])).toBe(65);
        expect(await importFile(world.api, ['associations'])).toBe(64);
      } finally {
        write.mockRestore();
        rmSync(folder, { recursive: true });
      }
      expect(said.join('')).toContain('registre.csv (utf-8 ;): 2 row(s), new 1, refused 1.');
      expect(said.join('')).toContain('row 3: ICE wrong ICE: “12”');
      expect(said.join('')).toContain('Carried out: created 1.');
      expect(said.join('')).toContain('IMPORT_NOTHING_TO_DO');
      expect(await world.sql(`SELECT state, region_code FROM association WHERE ice = $1`, [iceOf(60)])).toEqual([
        { state: 'imported', region_code: 'MA-09' },
      ]);
    });

    it('what is abandoned is not carried out; the file and its cells are erased after its time, what became of each row stays', async () => {
      const run = await bringIn(nadia, 'associations', registry([`Association Abandonnée;${iceOf(50)};A-1;MA-09`]));
      must(await nadia.post(`/api/imports/${run.id}/abandonment`));
      expectRefusal(await nadia.post(`/api/imports/${run.id}/carrying`), 409, 'WRONG_STATE');
      const kept = await bringIn(nadia, 'associations', registry([`Association Gardée;${iceOf(51)};A-2;MA-09`]));
      await carriedOut(nadia, kept.id);
      const forgotten = await bringIn(nadia, 'associations', registry([`Association Oubliée;${iceOf(52)};A-3;MA-09`]));
      const all = [run.id, kept.id, forgotten.id];
      await world.sql(`UPDATE import_run SET moved_at = clock_timestamp() - interval '91 days' WHERE id = ANY($1)`, [all]);
      const { PurgeImports } = await import('../../libs/imports/app/sweep-imports.js');
      await world.api.get(PurgeImports).handle();
      expect(await runOf(nadia, kept.id)).toMatchObject({ purged: true, can: [] });
      expect(await runOf(nadia, forgotten.id)).toMatchObject({ state: 'abandoned', purged: true, can: [] });
      expect(await rowsOf(nadia, kept.id)).toMatchObject([{ cells: null, result: 'created' }]);
      expectRefusal(await nadia.get(`/api/imports/${kept.id}/report`), 410, 'IMPORT_PURGED');
      expectRefusal(await nadia.post(`/api/imports/${kept.id}/undoing`), 410, 'IMPORT_PURGED');
      expect(await world.sql(`SELECT FROM import_run WHERE file_id IS NOT NULL AND id = $1`, [run.id])).toHaveLength(0);
    });
  });
});
