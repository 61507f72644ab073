import { Injectable } from '@nestjs/common';
import type { Label, Localized, ZonedInstant } from '#kernel';
import {
  ExtensionPoint,
  Extensions,
  hiddenFrom,
  inMyParts,
  isInParts,
  partValues,
  type Actor,
  type Condition,
  type Em,
  type ProgrammePart,
} from '#platform';
import type { DossierSums } from '../domain/dossier-sums.js';
import type { HistoryTopic } from '../domain/history-topics.js';

/** One line of the dossier of an association: a file, a decision, an act, a payment, a report, an incident. */
export interface HistoryEntry {
  topic: HistoryTopic;
  about: Label;
  status: Label;
  /** Null where the reader is told no more than the year. */
  at: ZonedInstant | null;
  year: number;
  /** Further days of it, in their order. */
  days: { label: Label; day: string }[];
  amount: { label: Label; centimes: number } | null;
  /** What it adds to the sums of the page. */
  sums: Partial<DossierSums>;
  /** Past its term, or in default. */
  late: boolean;
  /** Taken over from papers or files of before the program. */
  imported: boolean;
  /** A path of the product, `/app/…`; null where the reader has no page of it. */
  href: string | null;
}

/**
 * How a dossier is looked at. The administration sees what lies in its region and its programmes, and of grants elsewhere who gave, how much and in which
 * year. The association sees its own side as it was told of it. A committee sees what is concluded: no file under way, no order, no
 * incident.
 */
export interface DossierSight {
  as: 'administration' | 'association' | 'committee';
  reader: Actor;
  /** The region of which all is seen; null = every region. */
  regionCode: string | null;
  /** The programmes of which all is seen: the parts of one institution; null = every programme. */
  parts: readonly ProgrammePart[] | null;
}

export function sightOf(reader: Actor): DossierSight {
  const own = reader.role.startsWith('association.');
  const parts = own || !reader.scope.institutionId ? null : (reader.scope.parts ?? []);
  return { as: own ? 'association' : 'administration', reader, regionCode: own ? null : (reader.scope.regionCode ?? null), parts };
}

/** What of the rows of one association a sight takes in; without `region` and `programme` all rows come, to be told in short. */
export function inSight(
  { reader, regionCode, parts }: DossierSight,
  { application, ...place }: { application?: string; region?: string; programme?: string },
): Condition {
  const conditions: Condition[] = [];
  const hidden = application ? hiddenFrom(reader) : [];
  if (hidden.length > 0)
    conditions.push({
      sql: `NOT coalesce(${application} = ANY(:hiddenApplications::uuid[]), false)`,
      values: { hiddenApplications: hidden },
    });
  if (place.region && regionCode) conditions.push({ sql: `${place.region} = :sightRegion`, values: { sightRegion: regionCode } });
  if (place.region && place.programme && parts)
    conditions.push({ sql: inMyParts(place.programme, place.region), values: partValues(parts) });
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND ') || 'true',
    values: Object.assign({}, ...conditions.map(({ values }) => values)) as Condition['values'],
  };
}

/** Whether all of what lies in a programme and a region is seen. */
export const seesAllOf = (sight: DossierSight, { programmeId, regionCode }: ProgrammePart): boolean =>
  (sight.regionCode === null || sight.regionCode === regionCode) &&
  (sight.parts === null || isInParts(sight.parts, programmeId, regionCode));

export interface HistorySource {
  /** What the sight takes in; nothing of files hidden from the reader. */
  entries(em: Em, associationId: string, sight: DossierSight): Promise<HistoryEntry[]>;
}

export const historySources = new ExtensionPoint<HistorySource>('lines of the dossier of an association');

/** The one-page dossier of an association: each stage brings what it knows, by one statement. */
@Injectable()
export class AssociationHistory {
  constructor(private readonly extensions: Extensions) {}

  /** Newest first. */
  async of(em: Em, associationId: string, sight: DossierSight): Promise<HistoryEntry[]> {
    const entries: HistoryEntry[] = [];
    for (const source of this.extensions.of(historySources)) entries.push(...(await source.entries(em, associationId, sight)));
    return entries.sort((a, b) => orderOf(b).localeCompare(orderOf(a)));
  }
}

/** What somebody wrote, the same in every language. */
export const asWritten = (text: string): Label => ({ fr: text, ar: text, en: text });
/** A number before or among words keeps its order, and says nothing of which way the words run. */
export const asReference = (number: string): string => `\u2066${number}\u2069`;
/** Bilingual content; whoever reads English and finds none reads French. */
export const asLabel = ({ fr, ar, en }: Localized): Label => ({ fr, ar: ar || fr, en: en || fr });

const orderOf = ({ at, year }: HistoryEntry) => at?.instant ?? `${year}`;
