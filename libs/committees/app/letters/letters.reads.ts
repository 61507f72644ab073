import { Injectable } from '@nestjs/common';
import { Applications } from '#applications';
import { FailedJobs, Files, found, hiddenFrom, platformErrors, requireAccess, Tx, type Actor, type Page } from '#platform';
import { DecisionLetter } from '../../data/decision.entity.js';
import { listLetters } from '../../data/letters.queries.js';
import { daysBetween } from '../../domain/appeal.js';
import { committeeErrors } from '../../domain/errors.js';
import { letterMachine } from '../../domain/letter.machine.js';
import { OUTCOMES } from '../../domain/outcomes.js';
import type { LetterRow } from '../committee.views.js';

/** Letters as people read them; an association sees its own, once sent. */
@Injectable()
export class LetterReads {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly applications: Applications,
    private readonly failed: FailedJobs,
  ) {}

  list(actor: Actor, filter: { state?: string; page: number; pageSize: number }): Promise<Page<LetterRow>> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'letter.read');
      const ofAssociation = actor.role.startsWith('association.');
      const { rows, total } = await listLetters(
        em,
        {
          regionCode: actor.scope.regionCode ?? null,
          associationId: ofAssociation ? (actor.scope.associationId ?? null) : null,
          withoutAssociationIds: ofAssociation ? [] : actor.ownAssociationIds,
          withoutApplicationIds: hiddenFrom(actor),
        },
        filter,
      );
      const facts = await this.applications.factsOf(
        em,
        rows.map(({ applicationId }) => applicationId),
      );
      const failing = await this.failed.failing(
        em,
        'letter',
        rows.filter(({ ready }) => !ready).map(({ id }) => id),
      );
      const items = rows.map(({ appealUntil, ...row }) => ({
        ...row,
        failed: failing.get(row.id) ?? null,
        title: facts.get(row.applicationId)?.title ?? '',
        outcomeLabel: OUTCOMES[row.outcome],
        stateLabel: letterMachine.label(row.state),
        appeal: row.state === 'sent' ? { until: appealUntil } : { days: daysBetween(row.issuedOn, appealUntil) },
      }));
      return { items, page: filter.page, pageSize: filter.pageSize, total };
    });
  }

  /** @throws NOT_FOUND · LETTER_NOT_READY */
  async pdf(actor: Actor, id: string): Promise<{ name: string; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      const letter = await found(em, DecisionLetter, id);
      requireAccess(actor, 'letter.read', letter);
      if (actor.role.startsWith('association.') && letter.state !== 'sent') throw platformErrors.NOT_FOUND();
      if (letter.fileId === null) throw committeeErrors.LETTER_NOT_READY({ number: letter.number });
      return this.files.describe(em, letter.fileId);
    });
    return { name: file.name, bytes: await this.files.read(file) };
  }
}
