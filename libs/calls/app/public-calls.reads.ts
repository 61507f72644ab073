import { Injectable } from '@nestjs/common';
import { Tx, type Page } from '#platform';
import type { PublicCall, PublicCallItem } from './call.views.js';
import { PublicCalls, type PublicFilter } from './public-calls.js';

/** What the public asks for, each in a snapshot of its own. */
@Injectable()
export class PublicCallReads {
  constructor(
    private readonly tx: Tx,
    private readonly calls: PublicCalls,
  ) {}

  page(filter: PublicFilter): Promise<Page<PublicCallItem>> {
    return this.tx.run((em) => this.calls.list(em, filter), { readOnly: true });
  }

  /** @throws NOT_FOUND for what was never published */
  one(number: string): Promise<PublicCall> {
    return this.tx.run((em) => this.calls.one(em, number), { readOnly: true });
  }
}
