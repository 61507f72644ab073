import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { z } from 'zod';
import { dayInWords, dayOfInstant, type FieldError } from '#kernel';
import {
  defineProposal,
  found,
  newId,
  platformErrors,
  Proposals,
  requireAccess,
  rowBy,
  Trail,
  Tx,
  violatesUnique,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { Institution, ParameterRevision } from '../data/institution.entity.js';
import { isDecidedSince, revisionInForce } from '../data/institutions.queries.js';
import { institutionErrors } from '../domain/errors.js';
import { codesLost, parameterErrors, type ParameterDefinition } from '../domain/parameter.js';
import { requireInUse } from './institution.lives.js';
import { Parameters } from './parameters.js';
import { revisionChanges } from './revision-changes.js';

export interface RevisionContent {
  parameter: string;
  value: Record<string, unknown>;
  /** From this day on, `YYYY-MM-DD`: today at the earliest, so that what was issued keeps what it was issued under. */
  validFrom: string;
  reason: string;
}

export const reviseParameter = defineProposal({
  kind: 'institution.parameter',
  errors: ['PARAMETER_CHANGED', 'REVISION_DAY_TAKEN'],
  subject: 'institution',
  payload: z.object({
    institutionId: z.uuid(),
    parameter: z.string(),
    value: z.record(z.string(), z.unknown()),
    validFrom: z.string(),
    /** What was in force when it was proposed: whoever confirms sees the same difference. */
    insteadOf: z.uuid().nullable(),
  }),
  propose: 'parameter.propose',
  confirm: 'parameter.confirm',
  label: { fr: 'Changer un réglage de l’institution', ar: 'تغيير إعداد للمؤسسة', en: 'Change a setting of the institution' },
});
type Payload = z.infer<typeof reviseParameter.payload>;

/** Dated revisions of an institution's parameters. What decides about money takes two persons. */
@Injectable()
export class ReviseParameter implements ProposalHandler<Payload> {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly proposals: Proposals,
    private readonly parameters: Parameters,
  ) {}

  /**
   * Enters a revision, or proposes it where two persons are asked for. A second one of today takes the place of the first.
   * @throws FORBIDDEN · STEP_UP_REQUIRED · NOT_FOUND · WRONG_STATE · INVALID_REQUEST · REVISION_DAY_TAKEN · PROPOSAL_WAITING
   */
  revise(actor: Actor, institutionId: string, content: RevisionContent): Promise<{ revisionId: string | null; proposalId: string | null }> {
    return this.tx.run(async (em) => {
      const definition = this.definitionOf(content.parameter);
      requireAccess(actor, definition.twoPersons ? 'parameter.propose' : 'parameter.revise', { institutionId });
      await this.lockDeciding(em, definition, institutionId);
      await this.requireRight(em, definition, institutionId, content);
      const { parameter, value, validFrom, reason } = content;
      if (!definition.twoPersons) return { revisionId: await this.enter(em, actor, { institutionId, ...content }), proposalId: null };
      const inForce = await revisionInForce(em, { institutionId, parameter, day: validFrom });
      // What an institution inherits it may make its own; its own decision needs no second one that says the same.
      if (inForce?.institutionId === institutionId && revisionChanges(definition, inForce.value, value).length === 0)
        throw platformErrors.INVALID_REQUEST({}, [{ path: 'value', code: 'unchanged' }]);
      const insteadOf = inForce?.id ?? null;
      const payload = { institutionId, parameter, value, validFrom, insteadOf };
      return { revisionId: null, proposalId: (await this.proposals.propose(em, actor, reviseParameter, payload, reason)).id };
    });
  }

  async facts(em: Em, { institutionId, parameter, value, validFrom, insteadOf }: Payload): Promise<ProposalFacts> {
    const { name } = await found(em, Institution, institutionId);
    const definition = this.definitionOf(parameter);
    const { label } = definition;
    const before = insteadOf === null ? null : await found(em, ParameterRevision, insteadOf);
    const day = dayInWords(validFrom);
    return {
      changes: revisionChanges(definition, before?.value ?? {}, value),
      about: {
        fr: `${label.fr}, à partir du ${day.fr} — ${name.fr}`,
        ar: `${label.ar}، ابتداء من ${day.ar} — ${name.ar}`,
        en: `${label.en}, from ${day.en} — ${name.fr}`,
      },
      subjectId: institutionId,
      scope: { institutionId },
      href: `/app/institutions/${institutionId}/parameters`,
    };
  }

  /** A day that has gone by meanwhile is today. @throws PARAMETER_CHANGED · REVISION_DAY_TAKEN */
  async carryOut(em: Em, actor: Actor, payload: Payload, proposal: Proposal): Promise<void> {
    const { institutionId, parameter, value } = payload;
    const definition = this.definitionOf(parameter);
    await this.lockDeciding(em, definition, institutionId);
    const today = await this.today(em);
    const validFrom = payload.validFrom < today ? today : payload.validFrom;
    await this.requireUnchanged(em, payload, validFrom, proposal.proposedAt);
    await this.requireCodesKept(em, definition, institutionId, { parameter, value, validFrom });
    await this.enter(em, actor, { institutionId, parameter, value, validFrom, reason: proposal.reason }, proposal.proposedBy);
  }

  /**
   * Whoever confirms decides about what was in force when it was proposed: on the day from which it really counts, and with nothing decided
   * about the parameter since, for whatever day.
   * @throws PARAMETER_CHANGED
   */
  private async requireUnchanged(em: Em, { institutionId, parameter, insteadOf }: Payload, day: string, since: Date): Promise<void> {
    const inForce = await revisionInForce(em, { institutionId, parameter, day });
    if ((inForce?.id ?? null) !== insteadOf || (await isDecidedSince(em, { institutionId, parameter, since })))
      throw institutionErrors.PARAMETER_CHANGED();
  }

  /** @throws NOT_FOUND · FORBIDDEN where the institution that runs the installation decides for all */
  private async lockDeciding(em: Em, { ofInstallation }: ParameterDefinition, institutionId: string): Promise<void> {
    const institution = await rowBy(em, Institution, { id: institutionId }, 'FOR UPDATE');
    if (!institution) throw platformErrors.NOT_FOUND();
    if (ofInstallation && !institution.isPrincipal) throw platformErrors.FORBIDDEN();
    requireInUse(institution);
  }

  private definitionOf(name: string): ParameterDefinition {
    const definition = this.parameters.definitions.find((known) => known.name === name);
    if (!definition) throw platformErrors.INVALID_REQUEST({}, [{ path: 'parameter', code: 'choice' }]);
    return definition;
  }

  private async requireRight(em: Em, definition: ParameterDefinition, institutionId: string, content: RevisionContent): Promise<void> {
    const errors: FieldError[] = parameterErrors(definition, content.value);
    if (content.validFrom < (await this.today(em))) errors.push({ path: 'validFrom', code: 'past_day' });
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
    await this.requireCodesKept(em, definition, institutionId, content);
  }

  /** A used code never vanishes: neither from the list that is followed nor with one that is already decided for a later day. */
  private async requireCodesKept(
    em: Em,
    definition: ParameterDefinition,
    institutionId: string,
    { parameter, value, validFrom }: Pick<RevisionContent, 'parameter' | 'value' | 'validFrom'>,
  ): Promise<void> {
    const before = await revisionInForce(em, { institutionId, parameter, day: validFrom });
    const later = await em.findBy(ParameterRevision, { institutionId, parameter, validFrom: MoreThan(validFrom), withdrawnAt: IsNull() });
    const errors = [
      ...codesLost(definition, before?.value ?? {}, value),
      ...later.flatMap((revision) => codesLost(definition, value, revision.value)).map((error) => ({ ...error, code: 'word_gone_later' })),
    ];
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
  }

  private async enter(em: Em, actor: Actor, revision: RevisionContent & { institutionId: string }, proposedBy?: string): Promise<string> {
    const id = newId();
    await this.supersede(em, revision);
    try {
      await em.insert(ParameterRevision, { id, ...revision, enteredBy: proposedBy ?? actor.personId } as never);
    } catch (error) {
      throw violatesUnique(error, 'parameter_revision_day_uq') ? institutionErrors.REVISION_DAY_TAKEN() : error;
    }
    const { institutionId, parameter, value, validFrom, reason } = revision;
    await this.record(em, actor, institutionId, 'revise_parameter', { parameter, value, validFrom, revisionId: id, proposedBy }, reason);
    return id;
  }

  /**
   * What began today and was typed wrongly is put right today: it counts no more, and what was issued under it keeps it. One for a day to come
   * is withdrawn by hand.
   */
  private async supersede(em: Em, { institutionId, parameter, validFrom }: RevisionContent & { institutionId: string }): Promise<void> {
    if (validFrom !== (await this.today(em))) return;
    await em.update(
      ParameterRevision,
      { institutionId, parameter, validFrom, withdrawnAt: IsNull() },
      { withdrawnAt: () => 'clock_timestamp()' },
    );
  }

  private async today(em: Em): Promise<string> {
    return dayOfInstant(await this.tx.now(em));
  }

  private record(em: Em, actor: Actor, subjectId: string, event: string, detail: unknown, reason?: string): Promise<void> {
    return this.trail.record(em, actor, { subject: 'institution', subjectId, event, detail, reason });
  }
}
