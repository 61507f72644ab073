import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { isRib, type Label } from '#kernel';
import {
  changeOf,
  defineProposal,
  ExtensionPoint,
  Extensions,
  found,
  Lifecycle,
  newId,
  platformErrors,
  Proposals,
  requireAccess,
  rowBy,
  Trail,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { Institution, PayingAccount } from '../data/institution.entity.js';
import { institutionErrors } from '../domain/errors.js';
import { payingAccountMachine } from '../domain/paying-account.machine.js';
import { Banks, bankWords } from './banks.js';
import { institutionLife, payingAccountLife, requireInUse } from './institution.lives.js';

export interface PayingAccountContent {
  title: string;
  holder: string;
  rib: string;
  /** Pays whatever names no other account. */
  isDefault: boolean;
}

export const openPayingAccount = defineProposal({
  kind: 'institution.paying_account',
  errors: ['PAYING_ACCOUNT_KNOWN'],
  subject: 'institution',
  payload: z.object({ institutionId: z.uuid(), title: z.string(), holder: z.string(), rib: z.string(), isDefault: z.boolean() }),
  propose: 'paying_account.propose',
  confirm: 'paying_account.confirm',
  label: { fr: 'Ouvrir un compte payeur', ar: 'فتح حساب للأداء', en: 'Open a paying account' },
});
type Payload = z.infer<typeof openPayingAccount.payload>;

const same = (text: string): Label => ({ fr: text, ar: text, en: text });
const CHANGES = {
  title: { fr: 'Intitulé', ar: 'تسمية الحساب', en: 'Title' },
  holder: { fr: 'Titulaire', ar: 'صاحب الحساب', en: 'Holder' },
  rib: { fr: 'RIB', ar: 'RIB', en: 'RIB' },
  isDefault: { fr: 'Compte par défaut', ar: 'الحساب المعتمد افتراضيا', en: 'Default account' },
} as const satisfies Record<string, Label>;

/** What is paid from an account by its name, said by the rooms that know. Bounded. */
export type PayingAccountUse = (em: Em, accountId: string) => Promise<readonly Label[]>;
export const payingAccountUses = new ExtensionPoint<PayingAccountUse>('what is paid from an account');

/** The accounts from which an institution pays: one person proposes, another opens. What was sent to the bank keeps its account. */
@Injectable()
export class PayingAccounts implements ProposalHandler<Payload> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly proposals: Proposals,
    private readonly banks: Banks,
    private readonly extensions: Extensions,
  ) {}

  /** @throws NOT_FOUND · FORBIDDEN · STEP_UP_REQUIRED · WRONG_STATE · INVALID_REQUEST · PAYING_ACCOUNT_KNOWN · PROPOSAL_WAITING */
  propose(actor: Actor, institutionId: string, content: PayingAccountContent, reason: string): Promise<{ proposalId: string }> {
    return this.tx.run(async (em) => {
      const institution = await this.lifecycle.share(em, institutionLife, institutionId);
      // First: whether an account is known is nothing for whoever may not open one here.
      requireAccess(actor, 'paying_account.propose', { institutionId });
      requireInUse(institution);
      if (!isRib(content.rib)) throw platformErrors.INVALID_REQUEST({}, [{ path: 'rib', code: 'rib' }]);
      await this.requireUnknown(em, content.rib);
      const proposal = await this.proposals.propose(em, actor, openPayingAccount, { institutionId, ...content }, reason);
      return { proposalId: proposal.id };
    });
  }

  /** It pays nothing more from now on. @throws NOT_FOUND · FORBIDDEN · STEP_UP_REQUIRED · WRONG_STATE · LAST_PAYING_ACCOUNT · PAYING_ACCOUNT_NAMED */
  retire(actor: Actor, id: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const account = await this.lifecycle.lock(em, payingAccountLife, id);
      requireAccess(actor, 'paying_account.retire', { institutionId: account.institutionId });
      if (account.isDefault) throw institutionErrors.LAST_PAYING_ACCOUNT();
      await this.requireUnused(em, id);
      await this.lifecycle.move(em, actor, payingAccountLife, account, 'retire', {}, { reason });
    });
  }

  /** @throws PAYING_ACCOUNT_NAMED */
  private async requireUnused(em: Em, id: string): Promise<void> {
    const uses: Label[] = [];
    for (const use of this.extensions.of(payingAccountUses)) uses.push(...(await use(em, id)));
    if (uses.length === 0) return;
    const named = (language: keyof Label, comma: string) => uses.map((one) => one[language]).join(comma);
    throw institutionErrors.PAYING_ACCOUNT_NAMED({ usesFr: named('fr', ', '), usesAr: named('ar', '، '), usesEn: named('en', ', ') });
  }

  async facts(em: Em, { institutionId, title, holder, rib, isDefault }: Payload): Promise<ProposalFacts> {
    const { name } = await found(em, Institution, institutionId);
    const bank = bankWords((await this.banks.names(em))(rib));
    const text = (institution: string, comma: string, kept: string) =>
      `${institution} — \u2068${title}\u2069${comma} RIB \u2066${rib}\u2069 (\u2068${kept}\u2069)`;
    const known = await rowBy(em, PayingAccount, { institutionId, isDefault: true, state: 'in_use' });
    const named = (account: string | null) => (account === null ? null : same(account));
    return {
      changes: [
        ...changeOf(CHANGES.title, null, same(title)),
        ...changeOf(CHANGES.holder, null, same(holder)),
        ...changeOf(CHANGES.rib, null, same(`\u2066${rib}\u2069`)),
        // The first one is the default whatever was asked.
        ...(isDefault || !known ? changeOf(CHANGES.isDefault, named(known?.rib === rib ? null : (known?.title ?? null)), same(title)) : []),
      ],
      about: { fr: text(name.fr, ',', bank.fr), ar: text(name.ar, '،', bank.ar), en: text(name.fr, ',', bank.en) },
      subjectId: institutionId,
      scope: { institutionId },
      href: `/app/institutions/${institutionId}`,
    };
  }

  /** @throws PAYING_ACCOUNT_KNOWN when it was opened meanwhile · WRONG_STATE when the institution was closed */
  async carryOut(em: Em, actor: Actor, payload: Payload, { proposedBy }: Proposal): Promise<void> {
    const { institutionId, isDefault } = payload;
    // Two that are opened at once agree on which of them is the default.
    requireInUse(await this.lifecycle.lock(em, institutionLife, institutionId));
    await this.requireUnknown(em, payload.rib);
    await this.openIn(em, actor, { ...payload, isDefault }, { proposedBy });
  }

  private async requireUnknown(em: Em, rib: string): Promise<void> {
    if (await rowBy(em, PayingAccount, { rib, state: 'in_use' })) throw institutionErrors.PAYING_ACCOUNT_KNOWN();
  }

  /** Opens one in the caller's transaction: the first start and the seeds, before there are two persons. */
  async openIn(em: Em, actor: Actor, account: Payload, detail: object = {}): Promise<void> {
    const { institutionId } = account;
    const before = await rowBy(em, PayingAccount, { institutionId, isDefault: true, state: 'in_use' });
    const isDefault = account.isDefault || before === null;
    if (isDefault && before) await em.update(PayingAccount, { id: before.id }, { isDefault: false });
    const id = newId();
    await em.insert(PayingAccount, { ...account, id, isDefault, state: payingAccountMachine.initial });
    const { title, rib } = account;
    await this.trail.record(em, actor, {
      subject: 'paying_account',
      subjectId: id,
      event: 'open',
      to: payingAccountMachine.initial,
      detail: { institutionId, title, rib, isDefault, ...detail },
    });
  }
}
