import { Injectable } from '@nestjs/common';
import { dayOfInstant, REGIONS, isRegionCode, type Label, type Language, type Localized, type ZonedInstant, zonedInstant } from '#kernel';
import { decide, mayCause, platformErrors, rowBy, Tx, type Actor, type Em } from '#platform';
import { Institution, InstitutionSignatory, PayingAccount } from '../data/institution.entity.js';
import { accountsInUse, revisionInForce, revisionsOf, type RevisionLine } from '../data/institutions.queries.js';
import { INSTITUTION_KINDS, type InstitutionKind } from '../domain/institution-kinds.js';
import { institutionMachine, type InstitutionState } from '../domain/institution.machine.js';
import type { ParameterDefinition, ParameterField } from '../domain/parameter.js';
import { payingAccountMachine, type PayingAccountState } from '../domain/paying-account.machine.js';
import { Banks, type BankOf, type BankView } from './banks.js';
import { Parameters } from './parameters.js';

export type InstitutionAction = 'close' | 'reopen' | 'create' | 'edit' | 'place' | 'propose_account' | 'revise' | 'propose_revision';

export interface InstitutionItem {
  id: string;
  code: string;
  kind: InstitutionKind;
  kindLabel: Label;
  isPrincipal: boolean;
  name: Localized;
  regionCode: string | null;
  region: Label | null;
  numberPrefix: string;
  state: InstitutionState;
  stateLabel: Label;
}

export interface InstitutionsView {
  items: InstitutionItem[];
  kinds: { code: InstitutionKind; label: Label }[];
  /** From which programmes may be paid, of those institutions: in use. */
  accounts: { id: string; institutionId: string; title: string }[];
  can: InstitutionAction[];
}

export interface PayingAccountView {
  id: string;
  title: string;
  holder: string;
  rib: string;
  bank: BankView;
  isDefault: boolean;
  state: PayingAccountState;
  stateLabel: Label;
  opened: ZonedInstant;
  retired: ZonedInstant | null;
  can: 'retire'[];
}

export interface SignatoryView {
  id: string;
  personId: string | null;
  name: string;
  quality: Localized;
  act: string;
  startsOn: string;
  endsOn: string | null;
  can: 'end'[];
}

export interface InstitutionView extends InstitutionItem {
  inSentence: Localized;
  authorisingOfficer: Localized;
  header: { fr: string[]; ar: string[] };
  seat: Localized;
  certifiedName: string;
  actsForId: string | null;
  defaultLanguage: Language;
  legalNotice: Localized | null;
  legalBases: string[];
  contactEmail: string | null;
  contactPhone: string | null;
  version: number;
  accounts: PayingAccountView[];
  signatories: SignatoryView[];
  can: InstitutionAction[];
}

/** One value of a parameter: its kind, its unit by the kind, its bounds. */
export interface ParameterFieldView {
  key: string;
  kind: ParameterField['kind'];
  label: Label;
  hint: Label | null;
  min: number | null;
  max: number | null;
  /** Of a list of words: what each may be marked with. */
  marks: { code: string; label: Label }[];
  /** Of a list of words: what the months of each are; null where it has none. */
  months: Label | null;
}

export interface ParameterRevisionView {
  id: string;
  value: Record<string, unknown>;
  validFrom: string;
  reason: string | null;
  enteredBy: string | null;
  entered: ZonedInstant;
  withdrawn: ZonedInstant | null;
  /** In force now. */
  current: boolean;
  can: 'withdraw'[];
}

export interface ParameterView {
  name: string;
  label: Label;
  twoPersons: boolean;
  /** The institution that runs the installation decides it for all. */
  ofInstallation: boolean;
  fields: ParameterFieldView[];
  /** What counts today. */
  value: Record<string, unknown>;
  /** By its own decision, or the one that it inherits. */
  inherited: boolean;
  revisions: ParameterRevisionView[];
}

export interface ParametersView {
  institution: InstitutionItem;
  parameters: ParameterView[];
  can: InstitutionAction[];
}

/** The institutions as their people see them. */
@Injectable()
export class InstitutionReads {
  constructor(
    private readonly tx: Tx,
    private readonly parameters: Parameters,
    private readonly banks: Banks,
  ) {}

  list(actor: Actor): Promise<InstitutionsView> {
    return this.tx.run(
      async (em) => {
        const all = await em.find(Institution, { order: { isPrincipal: 'DESC', code: 'ASC' }, take: 200 });
        const items = all.filter(({ id }) => decide(actor, 'institution.read', { institutionId: id }).allowed).map(itemOf);
        return {
          items,
          accounts: await accountsInUse(
            em,
            items.map(({ id }) => id),
          ),
          kinds: Object.entries(INSTITUTION_KINDS).map(([code, label]) => ({ code: code as InstitutionKind, label })),
          can: decide(actor, 'institution.create').allowed ? ['create'] : [],
        };
      },
      { readOnly: true },
    );
  }

  /** @throws NOT_FOUND */
  one(actor: Actor, id: string): Promise<InstitutionView> {
    return this.tx.run(
      async (em) => {
        const institution = await this.visible(em, actor, id);
        const accounts = await em.find(PayingAccount, {
          where: { institutionId: id },
          order: { state: 'ASC', isDefault: 'DESC', openedAt: 'ASC' },
        });
        const bankOf = await this.banks.names(em);
        const signatories = await em.find(InstitutionSignatory, { where: { institutionId: id }, order: { startsOn: 'DESC', id: 'ASC' } });
        const mayEdit = decide(actor, 'institution.edit', { institutionId: id }).allowed;
        const today = dayOfInstant(await this.tx.now(em));
        const { inSentence, authorisingOfficer, header, seat, certifiedName, actsForId, defaultLanguage, legalNotice } = institution;
        const { legalBases, contactEmail, contactPhone, version } = institution;
        return {
          ...itemOf(institution),
          ...{ inSentence, authorisingOfficer, header, seat, certifiedName, actsForId, defaultLanguage, legalNotice },
          ...{ legalBases, contactEmail, contactPhone, version },
          accounts: accounts.map((account) => accountView(actor, account, bankOf)),
          signatories: signatories.map(({ institutionId: _, ...signatory }) => ({
            ...signatory,
            can: mayEdit && (signatory.endsOn === null || signatory.endsOn > today) ? (['end'] as const).slice() : [],
          })),
          can: this.actions(actor, institution),
        };
      },
      { readOnly: true },
    );
  }

  /** What the institution decided, and since when. @throws NOT_FOUND */
  parametersOf(actor: Actor, id: string): Promise<ParametersView> {
    return this.tx.run(
      async (em) => {
        const institution = await this.visible(em, actor, id);
        const lines = await revisionsOf(em, id);
        const parameters: ParameterView[] = [];
        for (const definition of this.parameters.definitions) parameters.push(await this.parameter(em, actor, definition, id, lines));
        return { institution: itemOf(institution), parameters, can: this.actions(actor, institution) };
      },
      { readOnly: true },
    );
  }

  private async visible(em: Em, actor: Actor, id: string): Promise<Institution> {
    const institution = await rowBy(em, Institution, { id });
    if (!institution || !decide(actor, 'institution.read', { institutionId: id }).allowed) throw platformErrors.NOT_FOUND();
    return institution;
  }

  private async parameter(
    em: Em,
    actor: Actor,
    definition: ParameterDefinition,
    institutionId: string,
    lines: readonly RevisionLine[],
  ): Promise<ParameterView> {
    const { name, label, twoPersons = false, ofInstallation = false, fields } = definition;
    const inForce = await revisionInForce(em, { institutionId, parameter: name, day: null });
    const mayRevise = decide(actor, 'parameter.revise', { institutionId }).allowed;
    return {
      ...{ name, label, twoPersons, ofInstallation },
      fields: Object.entries(fields).map(([key, field]) => ({
        key,
        kind: field.kind,
        label: field.label,
        hint: field.hint ?? null,
        min: 'min' in field ? field.min : null,
        max: 'max' in field ? field.max : null,
        marks: Object.entries(('marks' in field && field.marks) || {}).map(([code, label]) => ({ code, label })),
        months: (field.kind === 'words' && field.months) || null,
      })),
      value: (await this.parameters.at(em, definition, institutionId)).value,
      inherited: inForce?.institutionId !== institutionId,
      revisions: lines
        .filter((line) => line.parameter === name)
        .map(({ parameter: _, begun, enteredAt, withdrawnAt, ...line }) => ({
          ...line,
          entered: zonedInstant(enteredAt),
          withdrawn: withdrawnAt && zonedInstant(withdrawnAt),
          current: line.id === inForce?.id,
          can: mayRevise && !begun && !withdrawnAt ? ['withdraw'] : [],
        })),
    };
  }

  private actions(actor: Actor, { id: institutionId, state, isPrincipal }: Institution): InstitutionAction[] {
    const moves = (['close', 'reopen'] as const).filter(
      (event) => !isPrincipal && mayCause(actor, institutionMachine, state, event, { institutionId }),
    );
    if (state === 'closed') return moves;
    const asked = [
      ['edit', 'institution.edit'],
      ['place', 'institution.create'],
      ['propose_account', 'paying_account.propose'],
      ['revise', 'parameter.revise'],
      ['propose_revision', 'parameter.propose'],
    ] as const;
    return [...asked.flatMap(([action, policy]) => (decide(actor, policy, { institutionId }).allowed ? [action] : [])), ...moves];
  }
}

function itemOf({ id, code, kind, isPrincipal, name, regionCode, numberPrefix, state }: Institution): InstitutionItem {
  const region = isRegionCode(regionCode) ? REGIONS[regionCode] : null;
  return {
    id,
    code,
    kind,
    kindLabel: INSTITUTION_KINDS[kind],
    isPrincipal,
    name,
    regionCode,
    region,
    numberPrefix,
    state,
    stateLabel: institutionMachine.label(state),
  };
}

function accountView(actor: Actor, account: PayingAccount, bankOf: BankOf): PayingAccountView {
  const { id, institutionId, title, holder, rib, isDefault, state, openedAt, retiredAt } = account;
  const mayRetire = !isDefault && mayCause(actor, payingAccountMachine, state, 'retire', { institutionId });
  return {
    ...{ id, title, holder, rib, isDefault, state },
    bank: bankOf(rib),
    opened: zonedInstant(openedAt),
    retired: retiredAt && zonedInstant(retiredAt),
    stateLabel: payingAccountMachine.label(state),
    can: mayRetire ? ['retire'] : [],
  };
}
