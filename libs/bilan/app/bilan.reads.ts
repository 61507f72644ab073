import { Injectable } from '@nestjs/common';
import { FailedJobs, Files, platformErrors, rowBy, Tx, type Actor, type StoredFile } from '#platform';
import { BilanEdition } from '../data/bilan-edition.entity.js';
import type { BilanYear } from '../domain/bilan.js';
import { Bilan, type PublicBilan } from './bilan.js';
import { editionItem, type EditionItem } from './edition-item.js';

/** The figures of a year and the editions, as people read them. */
@Injectable()
export class BilanReads {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly bilan: Bilan,
    private readonly failed: FailedJobs,
  ) {}

  /** The figures as they are now, within the actor's scope. @throws NOT_FOUND for anything but a year */
  year(actor: Actor, year: string, comparedBy: string | null = null): Promise<BilanYear> {
    return this.tx.run((em) => this.bilan.year(em, yearOf(year), actor, comparedBy));
  }

  editions(): Promise<EditionItem[]> {
    return this.tx.run(async (em) => {
      const rows = await em.find(BilanEdition, { order: { year: 'DESC', number: 'DESC' }, take: 100 });
      const failing = await this.failed.failing(
        em,
        'bilan_edition',
        rows.filter(({ frozenAt, fileId }) => frozenAt && !fileId).map(({ id }) => id),
      );
      return rows.map((row) => editionItem(row, failing.get(row.id)));
    });
  }

  /** @throws NOT_FOUND, also while the document is being made */
  async document(editionId: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      const edition = await rowBy(em, BilanEdition, { id: editionId });
      if (!edition?.fileId) throw platformErrors.NOT_FOUND();
      return this.files.describe(em, edition.fileId);
    });
    return { file, bytes: await this.files.read(file) };
  }

  publicYears(): Promise<number[]> {
    return this.tx.run((em) => this.bilan.publicYears(em));
  }

  /** @throws NOT_FOUND while no edition of the year is published, and for anything but a year */
  async published(year: string): Promise<PublicBilan> {
    const bilan = await this.tx.run((em) => this.bilan.publicYear(em, yearOf(year)));
    if (!bilan) throw platformErrors.NOT_FOUND();
    return bilan;
  }
}

/** @throws NOT_FOUND for anything but a year */
export function yearOf(text: string): number {
  if (!/^20\d\d$/.test(text)) throw platformErrors.NOT_FOUND();
  return Number(text);
}
