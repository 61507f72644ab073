import { Injectable } from '@nestjs/common';
import { dayOfInstant, instantOfWall, zonedInstant, type ZonedInstant } from '#kernel';
import { Directory } from '#identity';
import { Deadlines } from '#notifications';
import { Files, Lifecycle, newId, platformErrors, requireAccess, Signing, Tx, type Actor, type Em } from '#platform';
import { Associations } from '#associations';
import { AuthorisationLevels, Institutions } from '#institution';
import { Convention, ConventionDocument, ConventionLine, ConventionSignature, type Party } from '../data/convention.entity.js';
import { conventionMachine, type ConventionState } from '../domain/convention.machine.js';
import { conventionErrors } from '../domain/errors.js';
import { SignatureTerm, TAKE_EFFECT } from './convention.deadlines.js';
import { conventionLife } from './convention.lives.js';
import { Conventions } from './conventions.js';

export interface SignatureReceipt {
  conventionId: string;
  state: string;
  at: ZonedInstant;
  certificateSerial: string;
  /** Of the document after this signature. */
  sha256: string;
}

const DELEGATE = 'association.delegate';

type SigningEvent = 'sign' | 'countersign' | 'decide';

/**
 * Signs the act: the association first, then the administration; an award decision by the administration alone. Each
 * signature extends the bytes of the one before.
 * @throws NOT_FOUND · STEP_UP_REQUIRED · WRONG_STATE · NO_MANDATE · HIGHER_LEVEL_NEEDED · NOT_FOR_THIS_INSTRUMENT · DOCUMENT_NOT_READY
 */
@Injectable()
export class SignConvention {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly signing: Signing,
    private readonly directory: Directory,
    private readonly deadlines: Deadlines,
    private readonly term: SignatureTerm,
    private readonly lifecycle: Lifecycle,
    private readonly associations: Associations,
    private readonly institutions: Institutions,
    private readonly levels: AuthorisationLevels,
    private readonly conventions: Conventions,
  ) {}

  execute(actor: Actor, event: SigningEvent, conventionId: string, key: string): Promise<SignatureReceipt> {
    const idempotency = { key, personId: actor.personId!, operation: `convention.${event}`, input: { conventionId } };
    return this.tx.run(
      async (em) => {
        const convention = await this.lifecycle.lock(em, conventionLife, conventionId);
        await this.guard(em, actor, event, convention);
        const party: Party = event === 'sign' ? 'association' : 'administration';
        const receipt = await this.extend(em, actor, convention, party);

        if (event !== 'countersign') await this.approveBudget(em, convention.id);
        const detail = { sha256: receipt.sha256, certificateSerial: receipt.certificateSerial };
        // The association has signed: the term of the administration begins.
        const change = event === 'sign' ? await this.term.begin(em, convention) : {};
        if (event !== 'sign') await this.term.end(em, convention.id);
        await this.lifecycle.move(em, actor, conventionLife, convention, event, change, { detail });
        const state = event === 'sign' ? convention.state : await this.conclude(em, convention);
        return { ...receipt, state };
      },
      { idempotency },
    );
  }

  private async guard(em: Em, actor: Actor, event: SigningEvent, convention: Convention): Promise<void> {
    const signed = await em.findBy(ConventionSignature, { conventionId: convention.id });
    const { programmeId, institutionId, regionCode, associationId } = convention;
    requireAccess(actor, `convention.${event}`, {
      programmeId,
      institutionId,
      regionCode,
      associationId,
      excludedPersonIds: signed.map((signature) => signature.personId),
    });
    if ((event === 'decide') !== (convention.instrument === 'award_decision')) throw conventionErrors.NOT_FOR_THIS_INSTRUMENT();
    conventionMachine.require(convention.state, event);
    if (event !== 'sign') await this.levels.require(em, actor, institutionId, 'act', convention.amountCentimes);
    if (event === 'sign') {
      const mandated = await this.associations.binders(em, convention.associationId);
      if (!mandated.some((person) => person.id === actor.personId)) throw conventionErrors.NO_MANDATE();
    }
  }

  /** Signs the present bytes, keeps the longer ones, and writes who, when and with which certificate. */
  private async extend(em: Em, actor: Actor, convention: Convention, party: Party): Promise<SignatureReceipt> {
    const current = await em.findOne(ConventionDocument, { where: { conventionId: convention.id }, order: { revision: 'DESC' } });
    if (!current) throw conventionErrors.DOCUMENT_NOT_READY();
    const person = (await this.directory.people(em, [actor.personId!])).get(actor.personId!);
    if (!person) throw platformErrors.NOT_FOUND();
    const stored = await this.files.describe(em, current.fileId);
    const institution = await this.institutions.facts(em, convention.institutionId);
    const organisation =
      party === 'association' ? (await this.associations.facts(em, convention.associationId)).name.fr : institution.certifiedName;
    const { bytes, serial } = await this.signing.sign(
      await this.files.read(stored),
      { commonName: person.name, organisation, email: person.email },
      { reason: await this.reasonOf(em, actor, convention), location: institution.seat.fr, fieldName: party },
    );
    const file = await this.files.keep(em, actor, { name: stored.name, bytes, mediaType: stored.mediaType });
    const at = await this.tx.now(em);
    await em.insert(ConventionDocument, {
      id: newId(),
      conventionId: convention.id,
      revision: current.revision + 1,
      fileId: file.id,
      sha256: file.sha256,
    });
    await em.insert(ConventionSignature, {
      id: newId(),
      conventionId: convention.id,
      party,
      personId: person.id,
      role: actor.role,
      at,
      certificateSerial: serial,
      level: 'simple',
      sha256Before: current.sha256,
      sha256After: file.sha256,
    });
    return { conventionId: convention.id, state: convention.state, at: zonedInstant(at), certificateSerial: serial, sha256: file.sha256 };
  }

  /** What the signature itself says: who signs in the place of the president says for whom. */
  private async reasonOf(em: Em, actor: Actor, { number, associationId }: Convention): Promise<string> {
    const delegator = await this.associations.delegator(em, associationId, actor.personId!, await this.tx.now(em));
    return actor.role === DELEGATE && delegator ? `${number} — par délégation de ${delegator}` : `${number}`;
  }

  /** What was on the table when the first side signed is what both approve. */
  private async approveBudget(em: Em, conventionId: string): Promise<void> {
    const lines = await em.findBy(ConventionLine, { conventionId, version: 'negotiated' });
    if (lines.length > 0)
      await em.insert(
        ConventionLine,
        lines.map((line) => ({ ...line, id: newId(), version: 'approved' as const })),
      );
  }

  /** The last signature: in force at once, or on the effective date when that lies ahead. */
  private async conclude(em: Em, convention: Convention): Promise<ConventionState> {
    const today = dayOfInstant(await this.tx.now(em));
    if (convention.startsOn && convention.startsOn > today) {
      await this.deadlines.set(em, TAKE_EFFECT, convention.id, instantOfWall(`${convention.startsOn}T00:00`));
      return convention.state;
    }
    await this.conventions.takeEffect(em, convention.id);
    return 'in_force';
  }
}
