import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Directory } from '#identity';
import { reasonWords } from '#institution';
import { defineMessage, Messages, type MessageDefinition } from '#notifications';
import { defineJob, Tx, type JobHandler } from '#platform';
import { BankAccount } from '../data/association-parts.entity.js';
import { ABROAD } from '../domain/seat.js';
import { findAssociation } from '../data/associations.store.js';
import { AssociationRefusals } from './association-refusals.js';
import { ReturnReasons } from './return-reasons.js';
import { Associations } from './associations.js';
import { AssociationDecided, AssociationSubmitted, BankAccountMoved } from './association.events.js';

const toVerify = defineMessage({
  name: 'associations.to-verify',
  subject: {
    fr: 'Inscription à vérifier : {{association}}',
    ar: 'تسجيل في انتظار التحقق: {{association}}',
    en: 'Registration to verify: {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\n{{association}} a envoyé son inscription pour vérification.',
    ar: 'تحية طيبة {{name}}،\n\nأرسلت {{association}} تسجيلها للتحقق.',
    en: 'Hello {{name}},\n\n{{association}} has sent its registration for verification.',
  },
  action: { fr: 'Vérifier l’inscription', ar: 'التحقق من التسجيل', en: 'Verify the registration' },
});
const decided: Record<'verify' | 'return' | 'suspend' | 'restore', MessageDefinition> = {
  verify: defineMessage({
    name: 'associations.verified',
    subject: { fr: '{{association}} est vérifiée', ar: 'تم التحقق من {{association}}', en: '{{association}} is verified' },
    body: {
      fr: 'Bonjour {{name}},\n\nl’inscription de l’association « {{association}} » est vérifiée. Vous pouvez déposer des dossiers aux appels ouverts.',
      ar: 'تحية طيبة {{name}}،\n\nتم التحقق من تسجيل «{{association}}». يمكنكم إيداع ملفات في طلبات المشاريع المفتوحة.',
      en: 'Hello {{name}},\n\nthe registration of {{association}} is verified. You may submit files to open calls.',
    },
    action: { fr: 'Voir mon association', ar: 'عرض جمعيتي', en: 'See my association' },
  }),
  return: defineMessage({
    name: 'associations.returned',
    subject: {
      fr: 'Inscription à corriger : {{association}}',
      ar: 'تسجيل يتطلب التصحيح: {{association}}',
      en: 'Registration to correct: {{association}}',
    },
    body: {
      fr: 'Bonjour {{name}},\n\nl’inscription de l’association « {{association}} » vous est retournée : {{reason}}',
      ar: 'تحية طيبة {{name}}،\n\nأرجع إليكم تسجيل «{{association}}»: {{reason}}',
      en: 'Hello {{name}},\n\nthe registration of {{association}} is returned to you: {{reason}}',
    },
    action: { fr: 'Corriger l’inscription', ar: 'تصحيح التسجيل', en: 'Correct the registration' },
  }),
  suspend: defineMessage({
    name: 'associations.suspended',
    subject: { fr: '{{association}} est suspendue', ar: 'تم توقيف {{association}}', en: '{{association}} is suspended' },
    body: {
      fr: 'Bonjour {{name}},\n\n{{association}} est suspendue : elle ne peut plus déposer de dossier ni être payée jusqu’à son rétablissement.\n\nMotif : {{reason}}',
      ar: 'تحية طيبة {{name}}،\n\nتم توقيف {{association}}: لا يمكنها إيداع ملف ولا تلقي أداء إلى حين رفع التوقيف.\n\nالسبب: {{reason}}',
      en: 'Hello {{name}},\n\n{{association}} is suspended: it can neither submit a file nor be paid until it is restored.\n\nReason: {{reason}}',
    },
  }),
  restore: defineMessage({
    name: 'associations.restored',
    subject: { fr: '{{association}} est rétablie', ar: 'رفع التوقيف عن {{association}}', en: '{{association}} is restored' },
    body: {
      fr: 'Bonjour {{name}},\n\nla suspension de {{association}} est levée.',
      ar: 'تحية طيبة {{name}}،\n\nرفع التوقيف عن {{association}}.',
      en: 'Hello {{name}},\n\nthe suspension of {{association}} is lifted.',
    },
  }),
};
const accountMoved: Record<'propose' | 'confirm' | 'verify' | 'reject', MessageDefinition> = {
  propose: defineMessage({
    name: 'associations.account-proposed',
    subject: { fr: 'Compte bancaire à confirmer', ar: 'حساب بنكي في انتظار التأكيد', en: 'Bank account to confirm' },
    body: {
      fr: 'Bonjour {{name}},\n\nun nouveau compte bancaire est proposé pour {{association}}. Une seconde personne de l’association doit le confirmer. Si ce changement vous surprend, ne confirmez pas.',
      ar: 'تحية طيبة {{name}}،\n\nاقترح حساب بنكي جديد لفائدة {{association}}. يجب أن يؤكده شخص ثان من الجمعية. إذا فاجأكم هذا التغيير فلا تؤكدوه.',
      en: 'Hello {{name}},\n\na new bank account is proposed for {{association}}. A second person of the association must confirm it. If this change surprises you, do not confirm.',
    },
    action: { fr: 'Voir le compte', ar: 'عرض الحساب', en: 'See the account' },
  }),
  confirm: defineMessage({
    name: 'associations.account-to-verify',
    subject: {
      fr: 'Compte bancaire à vérifier : {{association}}',
      ar: 'حساب بنكي للتحقق: {{association}}',
      en: 'Bank account to verify: {{association}}',
    },
    body: {
      fr: 'Bonjour {{name}},\n\n{{association}} a confirmé un nouveau compte bancaire ; il attend votre vérification.',
      ar: 'تحية طيبة {{name}}،\n\nأكدت {{association}} حسابا بنكيا جديدا وهو في انتظار تحققكم.',
      en: 'Hello {{name}},\n\n{{association}} has confirmed a new bank account; it awaits your verification.',
    },
    action: { fr: 'Vérifier le compte', ar: 'التحقق من الحساب', en: 'Verify the account' },
  }),
  verify: defineMessage({
    name: 'associations.account-verified',
    subject: { fr: 'Compte bancaire vérifié', ar: 'تم التحقق من الحساب البنكي', en: 'Bank account verified' },
    body: {
      fr: 'Bonjour {{name}},\n\nle nouveau compte bancaire de {{association}} est vérifié. Les paiements à venir y seront versés.',
      ar: 'تحية طيبة {{name}}،\n\nتم التحقق من الحساب البنكي الجديد لـ{{association}}. ستحول إليه الأداءات المقبلة.',
      en: 'Hello {{name}},\n\nthe new bank account of {{association}} is verified. Payments to come will go there.',
    },
  }),
  reject: defineMessage({
    name: 'associations.account-rejected',
    subject: { fr: 'Compte bancaire refusé', ar: 'رفض الحساب البنكي', en: 'Bank account rejected' },
    body: {
      fr: 'Bonjour {{name}},\n\nle compte bancaire proposé par {{association}} a été refusé. Le compte précédent reste en vigueur.\n\nMotif : {{reason}}',
      ar: 'تحية طيبة {{name}}،\n\nرفض الحساب البنكي الذي اقترحته {{association}}. يبقى الحساب السابق ساريا.\n\nالسبب: {{reason}}',
      en: 'Hello {{name}},\n\nthe bank account proposed by {{association}} was rejected. The former account remains in force.\n\nReason: {{reason}}',
    },
  }),
};

export const tellSubmitted = defineJob({ name: 'associations.tell-submitted', queue: 'events', payload: AssociationSubmitted.payload });
export const tellDecided = defineJob({ name: 'associations.tell-decided', queue: 'events', payload: AssociationDecided.payload });
export const tellAccountMoved = defineJob({ name: 'associations.tell-account-moved', queue: 'events', payload: BankAccountMoved.payload });

const OWN = '/app/associations';
const officerPath = (associationId: string) => `/app/associations/${associationId}`;

/** Tells the verifying officers of the region that a registration waits. */
@Injectable()
export class TellSubmitted implements JobHandler<z.infer<typeof AssociationSubmitted.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly messages: Messages,
  ) {}

  handle({ associationId }: z.infer<typeof AssociationSubmitted.payload>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const { name, regionCode, state } = await findAssociation(em, associationId);
      if (state !== 'submitted') return 'skipped';
      const officers = await this.directory.holders(em, ['instructor', 'programme.officer'], { regionCode: regionCode ?? ABROAD });
      await this.messages.send(em, {
        to: officers.map((officer) => officer.id),
        message: toVerify,
        params: { association: name },
        path: officerPath(associationId),
      });
      return 'done';
    });
  }
}

/** Tells the members what an officer decided. */
@Injectable()
export class TellDecided implements JobHandler<z.infer<typeof AssociationDecided.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly associations: Associations,
    private readonly messages: Messages,
    private readonly reasons: ReturnReasons,
    private readonly refusals: AssociationRefusals,
  ) {}

  async handle({ associationId, event }: z.infer<typeof AssociationDecided.payload>): Promise<'done'> {
    await this.tx.run(async (em) => {
      const row = await findAssociation(em, associationId);
      const { name, returnReason, suspensionReason } = row;
      const reason =
        event === 'suspend'
          ? reasonWords(await this.refusals.ofSuspension(em, row), suspensionReason)
          : reasonWords(event === 'return' ? await this.reasons.said(em, row) : [], returnReason);
      const members = await this.associations.members(em, associationId);
      await this.messages.send(em, {
        to: members.map((member) => member.id),
        message: decided[event],
        params: { association: name, reason },
        path: OWN,
      });
    });
    return 'done';
  }
}

/** Tells whoever must act next on a change of account, and the association how it ended. */
@Injectable()
export class TellAccountMoved implements JobHandler<z.infer<typeof BankAccountMoved.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly messages: Messages,
    private readonly refusals: AssociationRefusals,
  ) {}

  async handle({ associationId, accountId, event }: z.infer<typeof BankAccountMoved.payload>): Promise<'done'> {
    await this.tx.run(async (em) => {
      const { name, regionCode } = await findAssociation(em, associationId);
      const account = await em.findOneByOrFail(BankAccount, { id: accountId });
      const coded = (await this.refusals.ofAccounts(em, [account]))(account);
      const toOfficers = event === 'confirm';
      const readers = toOfficers
        ? await this.directory.holders(em, ['instructor', 'programme.officer', 'accountant'], { regionCode: regionCode ?? ABROAD })
        : await this.associations.members(em, associationId);
      await this.messages.send(em, {
        to: readers.map((reader) => reader.id),
        message: accountMoved[event],
        params: { association: name, reason: reasonWords(coded, account.reason) },
        path: toOfficers ? officerPath(associationId) : OWN,
      });
    });
    return 'done';
  }
}
