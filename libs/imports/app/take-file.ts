import { Injectable } from '@nestjs/common';
import { Files, newId, requireAccess, safeName, Trail, Tx, typeOf, type Actor, type CheckedUpload, type Em, type Upload } from '#platform';
import { ImportRow, ImportRun } from '../data/import-run.entity.js';
import { headingKey, proposeMapping, type Mapping } from '../domain/headings.js';
import { importRunMachine } from '../domain/run.machine.js';
import type { ImportKind } from './import-kind.js';
import { ImportKinds } from './import-kinds.js';
import { Mappings } from './mappings.js';
import { CSV, ODS, readSheet, XLSX, type Sheet } from './sheet.js';

/** The mark of byte order that spreadsheets write before « Unicode text ». */
const isUtf16 = ([first, second]: Buffer): boolean => (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** Takes a file in: keeps it, reads it as a table, proposes which column says what and what would become of each row. */
@Injectable()
export class TakeFile {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly trail: Trail,
    private readonly kinds: ImportKinds,
    private readonly mappings: Mappings,
  ) {}

  /** @throws NOT_FOUND for a kind that is none · FORBIDDEN · as `Files.check` and `readSheet` say */
  async execute(actor: Actor, kindName: string, upload: Upload, regionCode = actor.scope.regionCode ?? null): Promise<{ id: string }> {
    const place = { regionCode, institutionId: actor.scope.institutionId ?? null };
    requireAccess(actor, 'import.manage', place);
    const kind = this.kinds.of(kindName);
    const file = await this.check(upload);
    const sheet = await readSheet(file.bytes, file.mediaType);
    return this.tx.run(async (em) => {
      const kept = await this.files.keep(em, actor, file);
      const run = await this.keep(em, actor, kind, sheet, { fileId: kept.id, fileName: file.name, sha256: kept.sha256, ...place });
      await this.mappings.apply(em, kind, run, run.mapping);
      const detail = { kind: kind.name, rows: sheet.rows.length, sha256: kept.sha256 };
      await this.trail.record(em, actor, { subject: 'import_run', subjectId: run.id, event: 'take', to: run.state, detail });
      return { id: run.id };
    }, upload.once);
  }

  /** Text has no mark of its own but that of UTF-16: what is no known kind of file is read as one. */
  private async check(upload: Upload): Promise<CheckedUpload> {
    const isText = isUtf16(upload.bytes) || (upload.bytes.length > 0 && (await typeOf(upload.bytes)) === undefined);
    if (!isText) return this.files.check(upload, [CSV, XLSX, ODS]);
    return { name: safeName(upload.name), bytes: upload.bytes, mediaType: CSV };
  }

  private async keep(
    em: Em,
    actor: Actor,
    kind: ImportKind,
    sheet: Sheet,
    file: Pick<ImportRun, 'fileId' | 'fileName' | 'sha256' | 'regionCode' | 'institutionId'>,
  ): Promise<ImportRun> {
    const { encoding, separator, sheet: name, headings, rows, emptyRows } = sheet;
    const run = Object.assign(new ImportRun(), {
      ...{ id: newId(), kind: kind.name, ...file, encoding, separator, sheet: name, headings, rowCount: rows.length, emptyRows },
      ...{ state: importRunMachine.initial, createdBy: actor.personId },
    });
    Object.assign(run, await this.propose(em, kind, sheet, run));
    await em.insert(ImportRun, run);
    const all = rows.map(({ line, cells }) => ({ id: newId(), runId: run.id, line, cells, reasons: [] }));
    for (let from = 0; from < all.length; from += 250) await em.insert(ImportRow, all.slice(from, from + 250));
    return run;
  }

  /** As somebody of the institution said it for files of these columns; otherwise by their names. */
  private async propose(
    em: Em,
    { fields }: ImportKind,
    { headings, rows }: Sheet,
    run: ImportRun,
  ): Promise<Pick<ImportRun, 'mapping' | 'mappedLikeBy' | 'mappedLikeAt'>> {
    const remembered = await this.mappings.remembered(em, run);
    const same = ([first, ...others]: readonly number[]) => rows.every(({ cells }) => others.every((at) => cells[at] === cells[first!]));
    const proposed = proposeMapping(headings, fields, same);
    if (!remembered) return { mapping: proposed, mappedLikeBy: null, mappedLikeAt: null };
    const keys = headings.map(headingKey);
    const columnOf = (field: string) => keys.indexOf(remembered.names[field] ?? '\u0000');
    const mapping: Mapping = Object.fromEntries(fields.map(({ name: field }) => [field, columnOf(field) === -1 ? null : columnOf(field)]));
    return { mapping, mappedLikeBy: remembered.savedBy, mappedLikeAt: remembered.savedAt };
  }
}
