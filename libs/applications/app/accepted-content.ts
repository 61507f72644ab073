import type { VaultOn } from '#associations';
import type { CallRules } from '#calls';
import { canonicalJson, sha256 } from '#kernel';
import { together, type Actor, type Em } from '#platform';
import { attachFromVault, loadContent, type FileContent } from '../data/applications.store.js';
import type { Application } from '../data/application.entity.js';
import { applicationErrors } from '../domain/errors.js';
import { checkFile, wantedFromVault } from './file-check.js';

/** What a receipt certifies: the canonical text of the content and its SHA-256. */
export interface AcceptedContent {
  text: string;
  hash: string;
}

/** A file as it is handed over: its row, locked, and its content read since. */
export interface OfferedContent {
  row: Application;
  call: CallRules;
  now: Date;
  content: FileContent;
  /** What the association holds. */
  vault: VaultOn;
}

/**
 * Takes the content of a file in, whole and complete, at the instant it is handed over. The caller holds the row's lock.
 * @throws APPLICATION_INCOMPLETE naming every field to complete or correct
 */
export async function acceptContent(
  em: Em,
  actor: Actor,
  { row, call, now, content: read, vault }: OfferedContent,
): Promise<AcceptedContent> {
  const taken = takenFrom(vault(now), wantedFromVault(call, read));
  // What was seen at submission is kept: documents that the call takes from the vault become attachments.
  const content = taken.length === 0 ? read : await withAttached(em, actor, row.id, taken);
  const { errors } = checkFile(call, row, content, new Set());
  if (errors.length > 0) throw applicationErrors.APPLICATION_INCOMPLETE({}, errors);
  const text = canonicalJson(certified(row, call, content));
  return { text, hash: sha256(text) };
}

async function withAttached(
  em: Em,
  actor: Actor,
  id: string,
  documents: readonly { code: string; fileId: string }[],
): Promise<FileContent> {
  const [, content] = await together(
    em,
    () => attachFromVault(em, actor, id, documents),
    () => loadContent(em, id),
  );
  return content;
}

const takenFrom = (valid: ReadonlyMap<string, { fileId: string }>, wanted: readonly { code: string; kind: string }[]) =>
  wanted.flatMap(({ code, kind }) => {
    const document = valid.get(kind);
    return document ? [{ code, fileId: document.fileId }] : [];
  });

function certified(row: Application, call: CallRules, content: FileContent) {
  return {
    call: call.number,
    formRevision: call.form.revision,
    associationId: row.associationId,
    rank: row.rank,
    project: { title: row.title, domainCode: row.domainCode, regionCode: row.regionCode },
    sections: content.sections.map(({ kind, code, answers }) => ({ kind, code, answers })),
    budget: content.lines.map(certifiedLine),
    attachments: content.attachments.map(({ documentCode, name, sha256: hash }) => ({ documentCode, name, sha256: hash })),
  };
}

/** A line that gives no quantity is certified as before there were any: what is certified twice has one hash. */
function certifiedLine({ id: _, quantityThousandths, unit, unitPriceCentimes, ...line }: FileContent['lines'][number]) {
  if (quantityThousandths === null) return line;
  return { ...line, quantityThousandths, unitPriceCentimes, ...(unit === null ? {} : { unit }) };
}
