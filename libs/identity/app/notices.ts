import { Injectable } from '@nestjs/common';
import { contentHash, zonedInstant, type ZonedInstant } from '#kernel';
import { Extensions, personalData, platformErrors, requireAccess, Trail, Tx, type Actor } from '#platform';
import { Person } from '../data/person.entity.js';
import { identityErrors } from '../domain/errors.js';

export interface NoticeView {
  /** Of the register as it stands: another as soon as an entry says something else. */
  version: string;
  /** When I took note of it, whichever version it was. */
  taken: ZonedInstant | null;
  isCurrent: boolean;
}

const LENGTH = 16;

/** The notice about personal data: which version somebody has taken note of, and when. */
@Injectable()
export class Notices {
  constructor(
    private readonly tx: Tx,
    private readonly extensions: Extensions,
    private readonly trail: Trail,
  ) {}

  mine(actor: Actor): Promise<NoticeView> {
    requireAccess(actor, 'person.self');
    return this.tx.read(async (em) => {
      const { noticeVersion, noticeReadAt } = await em.findOneByOrFail(Person, { id: actor.personId! });
      const version = this.version();
      return { version, taken: noticeReadAt && zonedInstant(noticeReadAt), isCurrent: noticeVersion === version };
    });
  }

  /** @throws NOTICE_CHANGED when the register says something else by now */
  take(actor: Actor, version: string): Promise<void> {
    requireAccess(actor, 'person.self');
    return this.tx.run(async (em) => {
      if (version !== this.version()) throw identityErrors.NOTICE_CHANGED();
      const id = actor.personId!;
      const person = await em.findOne(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!person) throw platformErrors.NOT_FOUND();
      if (person.noticeVersion === version) return;
      await em.update(Person, { id }, { noticeVersion: version, noticeReadAt: await this.tx.now(em) });
      await this.trail.record(em, actor, { subject: 'person', subjectId: id, event: 'take_notice', detail: { version } });
    });
  }

  private version(): string {
    const said = this.extensions
      .of(personalData)
      .map(({ code, what, why, basis, kept, stays }) => ({ code, what, why, basis, kept, stays: stays ?? null }));
    return contentHash(said).slice(0, LENGTH);
  }
}
