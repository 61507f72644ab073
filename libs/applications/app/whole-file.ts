import { Injectable } from '@nestjs/common';
import { Calls, type CallRules } from '#calls';
import { Tx, type Actor, type Em } from '#platform';
import type { Application } from '../data/application.entity.js';
import { EditApplication, type SavedContent } from './edit-application.js';
import type { GivenContent } from './given-content.js';
import { LockedFiles } from './locked-files.js';
import { OfferedFiles } from './offered-files.js';
import type { Receipt } from './receipt.js';
import { orResume, StartApplication, type StartCommand } from './start-application.js';
import { SubmitApplication } from './submit-application.js';

export interface WholeFile {
  id: string;
  saved: SavedContent;
  /** Null where it was not handed over. */
  receipt: Receipt | null;
}

/**
 * A file in one request, from its beginning to its submission: all of it, or nothing and why. For whoever has everything at hand (an import,
 * a program of an association); a draft that is open is filled on, each part at the version that it has.
 * @throws what beginning, saving and submitting throw
 */
@Injectable()
export class FileWhole {
  constructor(
    private readonly tx: Tx,
    private readonly calls: Calls,
    private readonly starting: StartApplication,
    private readonly editing: EditApplication,
    private readonly submission: SubmitApplication,
    private readonly locked: LockedFiles,
    private readonly offered: OfferedFiles,
  ) {}

  execute(actor: Actor, command: StartCommand & { content: GivenContent; submit: boolean }, key: string): Promise<WholeFile> {
    const idempotency = { key, personId: actor.personId!, operation: 'application.whole', input: command };
    return orResume(() => this.tx.run((em) => this.file(em, actor, command), { idempotency }));
  }

  private async file(em: Em, actor: Actor, { content, submit, ...start }: StartCommand & { content: GivenContent; submit: boolean }) {
    const { id, fresh } = await this.starting.start(em, actor, start);
    const { row, call } = fresh ?? (await this.held(em, id));
    // Read as it is saved: behind it, on the same way.
    const read = async () => (submit ? this.offered.read(em, id) : null);
    const project = content.project ?? (fresh ? undefined : projectMeant(row, start));
    const [saved, offered] = await this.editing.saveMany(em, actor, row, call, { ...content, project }, read);
    return { id, saved, receipt: offered && (await this.submission.accept(em, actor, offered)) };
  }

  private async held(em: Em, id: string): Promise<{ row: Application; call: CallRules }> {
    const [row, call] = await this.locked.lock(em, id, (origin) => [() => this.calls.rulesUnder(em, origin.callId, origin)]);
    return { row, call };
  }
}

/** What is said of the project to begin a file is not dropped where one was open: it counts at the version of a file just begun. */
function projectMeant(row: Application, { title, domainCode, regionCode }: StartCommand): GivenContent['project'] {
  const meant = { title: title ?? row.title, domainCode: domainCode ?? row.domainCode, regionCode: regionCode ?? row.regionCode };
  const isSo = meant.title === row.title && meant.domainCode === row.domainCode && meant.regionCode === row.regionCode;
  return isSo ? undefined : { version: 0, ...meant };
}
