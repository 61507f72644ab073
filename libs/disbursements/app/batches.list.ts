import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import { zonedInstant, type ZonedInstant } from '#kernel';
import { columnsFor, FailedJobs, HEADINGS, IntField, ListQuery, momentOf, type Actor, type Em, type List } from '#platform';
import { BATCHES, type ListedBatch } from '../data/batches.list.js';

export interface BatchItem {
  id: string;
  number: string;
  executionDate: string;
  orders: number;
  totalCentimes: number;
  created: ZonedInstant;
  slipReady: boolean;
  /** Since when the slip cannot be made, while it cannot. */
  slipFailed: ZonedInstant | null;
}

export class BatchesQuery extends ListQuery {
  @Type(() => Number) @IntField({ min: 2000, max: 2100, optional: true, description: 'Of the execution' }) year?: number;
}

const { text, number, amount, day, instant } = columnsFor<BatchItem>();

/** The files sent to the bank. */
@Injectable()
export class BatchesList implements List<ListedBatch, BatchItem, BatchesQuery> {
  readonly name = 'payment-batches';
  readonly title = { fr: 'Fichiers bancaires', ar: 'الملفات البنكية', en: 'Bank files' };
  readonly policy = 'payment_batch.read';
  readonly query = BatchesQuery;
  readonly source = BATCHES;
  readonly columns = [
    text(HEADINGS.number, (item) => item.number),
    instant({ fr: 'Établi le', ar: 'تاريخ الإعداد', en: 'Made on' }, (item) => momentOf(item.created)),
    day({ fr: 'Date d’exécution', ar: 'تاريخ التنفيذ', en: 'Execution date' }, (item) => item.executionDate),
    number({ fr: 'Ordres', ar: 'الأوامر', en: 'Orders' }, (item) => item.orders),
    amount(HEADINGS.amount, (item) => item.totalCentimes),
  ];

  constructor(private readonly failed: FailedJobs) {}

  async items(em: Em, _actor: Actor, rows: readonly ListedBatch[]): Promise<BatchItem[]> {
    const failing = await this.failed.failing(
      em,
      'payment_batch',
      rows.filter(({ slipFileId }) => slipFileId === null).map(({ id }) => id),
    );
    return rows.map(({ slipFileId, createdAt, ...row }) => ({
      ...row,
      created: zonedInstant(createdAt),
      slipReady: slipFileId !== null,
      slipFailed: failing.get(row.id) ?? null,
    }));
  }
}
