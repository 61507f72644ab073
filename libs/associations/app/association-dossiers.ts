import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { dayOfInstant, zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import { requireAccess, Tx, type Actor, type Em } from '#platform';
import { BoardMember } from '../data/association-parts.entity.js';
import { flagsOf, type FlagRow } from '../data/associations.queries.js';
import { findAssociation } from '../data/associations.store.js';
import type { Association } from '../data/association.entity.js';
import { presentDocuments } from '../data/vault.queries.js';
import { ASSOCIATION_KINDS, BOARD_FUNCTIONS } from '../domain/association-kinds.js';
import { associationMachine } from '../domain/association.machine.js';
import { placeLabel } from '../domain/seat.js';
import { dossierSums, type DossierSums } from '../domain/dossier-sums.js';
import { AssociationHistory, sightOf, type DossierSight, type HistoryEntry } from './association-history.js';
import { AssociationReads, findDuplicates, type AssociationView, type Duplicate } from './associations.reads.js';
import { DocumentKinds } from './document-kinds.js';
import { findPaymentHindrances, type Hindrance } from './payment-hindrances.js';

export interface FlagView {
  id: string;
  colour: 'orange' | 'red';
  reason: string;
  author: string | null;
  raised: ZonedInstant;
  endsOn: string | null;
  /** Counts today. */
  inForce: boolean;
  lifted: ZonedInstant | null;
  liftedBy: string | null;
  /** Why it was lifted; null where nobody was asked. */
  liftReason: string | null;
}

/** Everything on one page, as its reader may know it. */
export interface AssociationDossier {
  association: AssociationView;
  hindrances: Hindrance[];
  /** For the administration. */
  duplicates: Duplicate[];
  /** All that were ever raised, with who and why; for the administration. */
  flags: FlagView[];
  history: HistoryEntry[];
  sums: DossierSums;
}

/** The same beside a file that is studied or judged, where the association itself may lie outside the reader's region. */
export interface AssociationBeside {
  id: string;
  name: Localized;
  /** Null for a seat abroad. */
  ice: string | null;
  kindLabel: Label;
  ofMigrants: boolean;
  regionLabel: Label;
  stateLabel: Label;
  board: { name: string; functionLabel: Label; startsOn: string; endsOn: string | null }[];
  /** Null where the reader is not told: a committee, another region. */
  documents: { kindLabel: Label; validUntil: string | null; expired: boolean }[] | null;
  hindrances: Hindrance[] | null;
  flags: FlagView[] | null;
  history: HistoryEntry[];
  sums: DossierSums;
  /** The page of the whole dossier; null where the reader has none. */
  href: string | null;
}

/** The dossier of an association: on its own page, and beside a file. */
@Injectable()
export class AssociationDossiers {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly reads: AssociationReads,
    private readonly history: AssociationHistory,
    private readonly kinds: DocumentKinds,
  ) {}

  /** @throws NOT_FOUND · OWN_ASSOCIATION: what the administration keeps on it is not for who belongs to it, in another role */
  of(actor: Actor, id: string): Promise<AssociationDossier> {
    return this.tx.run((em) => this.read(em, actor, id));
  }

  async read(em: Em, actor: Actor, id: string): Promise<AssociationDossier> {
    requireAccess(actor, 'association.dossier', { associationId: id });
    const association = await this.reads.view(em, actor, id);
    if (association.id !== id) return this.read(em, actor, association.id);
    const sight = sightOf(actor);
    const isOwn = sight.as === 'association';
    const today = dayOfInstant(await this.tx.now(em));
    const history = await this.history.of(em, id, sight);
    return {
      association,
      hindrances: await findPaymentHindrances(em, id, today, institutionOf(sight)),
      duplicates: isOwn ? [] : await findDuplicates(em, id),
      flags: isOwn ? [] : await this.flags(em, id, institutionOf(sight)),
      history,
      sums: dossierSums(history),
    };
  }

  /** For a reader who may read a file of the association, which the caller has asked. */
  async beside(em: Em, id: string, sight: DossierSight): Promise<AssociationBeside> {
    const row = await findAssociation(em, id);
    const today = dayOfInstant(await this.tx.now(em));
    const isWhole = sight.as === 'administration' && (sight.regionCode === null || sight.regionCode === row.regionCode);
    const board = await em.find(BoardMember, { where: { associationId: id }, order: { position: 'ASC' } });
    const history = await this.history.of(em, id, sight);
    return {
      id,
      name: row.name,
      ice: row.ice,
      kindLabel: ASSOCIATION_KINDS[row.kind],
      ofMigrants: row.ofMigrants,
      regionLabel: placeLabel(row),
      stateLabel: associationMachine.label(row.state),
      board: board.map(({ name, function: held, startsOn, endsOn }) => ({ name, functionLabel: BOARD_FUNCTIONS[held], startsOn, endsOn })),
      documents: isWhole ? await this.documents(em, row, today) : null,
      hindrances: isWhole ? await findPaymentHindrances(em, id, today, institutionOf(sight)) : null,
      flags: isWhole ? await this.flags(em, id, institutionOf(sight)) : null,
      history,
      sums: dossierSums(history),
      href: isWhole ? `/app/associations/${id}` : null,
    };
  }

  private async documents(em: Em, { id, kind: owner }: Association, today: string): Promise<NonNullable<AssociationBeside['documents']>> {
    const documents = await presentDocuments(em, id);
    const labelOf = await this.kinds.labels(em, documents);
    return documents.map((document) => ({
      kindLabel: labelOf(document, owner),
      validUntil: document.validUntil,
      expired: document.validUntil !== null && document.validUntil < today,
    }));
  }

  private async flags(em: Em, id: string, institutionId: string | null): Promise<FlagView[]> {
    const rows = await flagsOf(em, id, institutionId);
    const people = await this.directory.people(
      em,
      rows.flatMap(({ authorId, liftedBy }) => [authorId, liftedBy].filter((person) => person !== null)),
    );
    const nameOf = (person: string | null) => (person === null ? null : (people.get(person)?.name ?? null));
    return rows.map((row) => flagView(row, nameOf));
  }
}

/** Of other institutions' flags nobody is told. */
const institutionOf = ({ reader }: DossierSight): string | null => reader.scope.institutionId ?? null;

const flagView = (row: FlagRow, nameOf: (person: string | null) => string | null): FlagView => ({
  id: row.id,
  colour: row.colour,
  reason: row.reason,
  author: nameOf(row.authorId),
  raised: zonedInstant(row.raisedAt),
  endsOn: row.endsOn,
  inForce: row.inForce,
  lifted: row.liftedAt && zonedInstant(row.liftedAt),
  liftedBy: nameOf(row.liftedBy),
  liftReason: row.liftReason,
});
