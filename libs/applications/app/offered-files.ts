import { Injectable } from '@nestjs/common';
import { Calls, type CallRules } from '#calls';
import { Lifecycle, together, type Em } from '#platform';
import type { Application } from '../data/application.entity.js';
import { loadBeside, type FileBeside } from '../data/applications.store.js';
import { applicationLife } from './application.lives.js';

/** A file as it is handed over. */
export interface OfferedFile {
  row: Application;
  call: CallRules;
  beside: FileBeside;
}

/** Reads what is looked at when a file is handed over, with its row held, on one way to the database. */
@Injectable()
export class OfferedFiles {
  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly calls: Calls,
  ) {}

  /** @throws NOT_FOUND */
  async read(em: Em, applicationId: string): Promise<OfferedFile> {
    const [row, beside] = await together(
      em,
      () => this.lifecycle.lock(em, applicationLife, applicationId),
      () => loadBeside(em, applicationId),
    );
    return { row, beside: beside!, call: await this.calls.rulesStanding(em, row.callId, row, beside!.rulesVersion) };
  }
}
