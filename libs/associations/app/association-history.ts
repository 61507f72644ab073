import { Injectable } from '@nestjs/common';
import type { Label, ZonedInstant } from '#kernel';
import { ExtensionPoint, Extensions, type Actor, type Em } from '#platform';

/** One line of the dossier of an association: a file, a convention, a payment, a late report, an incident. */
export interface HistoryEntry {
  kind: Label;
  about: string;
  status: Label;
  at: ZonedInstant;
  amount: { label: Label; centimes: number } | null;
  /** A path of the product, `/app/…`. */
  href: string;
}

export interface HistorySource {
  /** What the reader may know of; their own files and those hidden from them are left out. */
  entries(em: Em, associationId: string, reader: Actor): Promise<HistoryEntry[]>;
}

export const historySources = new ExtensionPoint<HistorySource>('lines of the dossier of an association');

const AT_MOST = 200;

/** The one-page dossier of an association: each later stage brings what it knows. */
@Injectable()
export class AssociationHistory {
  constructor(private readonly extensions: Extensions) {}

  /** Newest first, at most two hundred lines. */
  async of(em: Em, associationId: string, reader: Actor): Promise<HistoryEntry[]> {
    const entries: HistoryEntry[] = [];
    for (const source of this.extensions.of(historySources)) entries.push(...(await source.entries(em, associationId, reader)));
    return entries.sort((a, b) => b.at.instant.localeCompare(a.at.instant)).slice(0, AT_MOST);
  }
}
