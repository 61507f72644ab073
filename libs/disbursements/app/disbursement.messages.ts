import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { formatCentimes } from '#kernel';
import { Directory, type DirectoryEntry, type Role } from '#identity';
import { defineMessage, Messages, type MessageDefinition } from '#notifications';
import { defineJob, rowBy, Tx, type Em, type JobHandler } from '#platform';
import { Associations } from '#associations';
import { actName, Conventions } from '#conventions';
import { PaymentOrderMoved } from './disbursement.events.js';
import { PaymentOrder, RecoveryOrder } from '../data/payment-order.entity.js';
import type { PaymentOrderState } from '../domain/payment-order.machine.js';

const toVerify = defineMessage({
  name: 'disbursements.to-verify',
  subject: {
    fr: 'Ordre de paiement {{number}} à vérifier — « {{title}} »',
    ar: 'الأمر بالأداء {{number}} في انتظار التحقق — «{{title}}»',
    en: 'Payment order {{number}} to verify — "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’ordre de paiement {{number}} ({{amount}} DH, {{convention}}) est préparé et attend votre vérification.',
    ar: 'تحية طيبة {{name}}،\n\nالأمر بالأداء {{number}} ({{amount}} درهم، {{convention}}) معد وفي انتظار تحققكم.',
    en: 'Hello {{name}},\n\nthe payment order {{number}} ({{amount}} DH, {{convention}}) is prepared and awaits your verification.',
  },
  action: { fr: 'Vérifier', ar: 'تحقق', en: 'Verify' },
});
const toAuthorise = defineMessage({
  name: 'disbursements.to-authorise',
  subject: {
    fr: 'Ordre de paiement {{number}} à ordonnancer — « {{title}} »',
    ar: 'الأمر بالأداء {{number}} في انتظار الإذن بالصرف — «{{title}}»',
    en: 'Payment order {{number}} to authorise — "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’ordre de paiement {{number}} ({{amount}} DH, {{convention}}) est vérifié ; c’est à vous de l’ordonnancer.',
    ar: 'تحية طيبة {{name}}،\n\nالأمر بالأداء {{number}} ({{amount}} درهم، {{convention}}) متحقق منه وفي انتظار إذنكم بالصرف.',
    en: 'Hello {{name}},\n\nthe payment order {{number}} ({{amount}} DH, {{convention}}) is verified and awaits your authorisation.',
  },
  action: { fr: 'Ordonnancer', ar: 'الإذن بالصرف', en: 'Authorise' },
});
const toSend = defineMessage({
  name: 'disbursements.to-send',
  subject: {
    fr: 'Ordre de paiement {{number}} à envoyer à la banque — « {{title}} »',
    ar: 'الأمر بالأداء {{number}} في انتظار الإحالة على البنك — «{{title}}»',
    en: 'Payment order {{number}} to send to the bank — "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’ordre de paiement {{number}} ({{amount}} DH, {{convention}}) est ordonnancé : il peut partir à la banque.',
    ar: 'تحية طيبة {{name}}،\n\nالأمر بالأداء {{number}} ({{amount}} درهم، {{convention}}) مأذون بصرفه: يمكن إحالته على البنك.',
    en: 'Hello {{name}},\n\nthe payment order {{number}} ({{amount}} DH, {{convention}}) is authorised: it can go to the bank.',
  },
  action: { fr: 'Préparer le fichier', ar: 'إعداد الملف', en: 'Build the file' },
});
const paid = defineMessage({
  name: 'disbursements.paid',
  subject: {
    fr: '{{amount}} DH versés — {{act}}, « {{title}} »',
    ar: 'تم تحويل {{amount}} درهم — {{act}}، «{{title}}»',
    en: '{{amount}} DH paid — {{act}}, "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nla banque a exécuté le paiement {{number}} de {{amount}} DH au titre de l’acte {{convention}}.',
    ar: 'تحية طيبة {{name}}،\n\nنفذ البنك الأداء {{number}} بمبلغ {{amount}} درهم برسم الوثيقة {{convention}}.',
    en: 'Hello {{name}},\n\nthe bank has executed the payment {{number}} of {{amount}} DH under the act {{convention}}.',
  },
  action: { fr: 'Voir les versements', ar: 'الاطلاع على الأداءات', en: 'See the payments' },
});
const cameBack = defineMessage({
  name: 'disbursements.came-back',
  subject: {
    fr: 'L’ordre de paiement {{number}} n’a pas abouti — « {{title}} »',
    ar: 'لم يتم تنفيذ الأمر بالأداء {{number}} — «{{title}}»',
    en: 'Payment order {{number}} did not go through — "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’ordre {{number}} ({{amount}} DH, {{convention}}) est annulé, rejeté ou revenu. Vérifiez le compte bancaire, puis préparez un nouvel ordre.',
    ar: 'تحية طيبة {{name}}،\n\nالأمر {{number}} ({{amount}} درهم، {{convention}}) ملغى أو مرفوض أو معاد. تحققوا من الحساب البنكي ثم أعدوا أمرا جديدا.',
    en: 'Hello {{name}},\n\nthe order {{number}} ({{amount}} DH, {{convention}}) is cancelled, rejected or came back. Check the bank account, then prepare a new order.',
  },
  action: { fr: 'Consulter', ar: 'الاطلاع', en: 'Consult' },
});
const recovery = defineMessage({
  name: 'disbursements.recovery-issued',
  subject: {
    fr: 'Reversement demandé : {{amount}} DH — {{act}}, « {{title}} »',
    ar: 'طلب استرجاع {{amount}} درهم — {{act}}، «{{title}}»',
    en: 'Money to give back: {{amount}} DH — {{act}}, "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’ordre de recette {{number}} demande le reversement de {{amount}} DH au titre de l’acte {{convention}}. Motif : {{reason}}',
    ar: 'تحية طيبة {{name}}،\n\nيطلب الأمر بالاستخلاص {{number}} إرجاع {{amount}} درهم برسم الوثيقة {{convention}}. السبب: {{reason}}',
    en: 'Hello {{name}},\n\nthe recovery order {{number}} asks for {{amount}} DH back under the act {{convention}}. Reason: {{reason}}',
  },
  action: { fr: 'Consulter', ar: 'الاطلاع', en: 'Consult' },
});

const NOTICES: Partial<Record<PaymentOrderState, { message: MessageDefinition; to: Role | 'association' }>> = {
  prepared: { message: toVerify, to: 'accountant' },
  verified: { message: toAuthorise, to: 'authorising.officer' },
  authorised: { message: toSend, to: 'accountant' },
  executed: { message: paid, to: 'association' },
  rejected: { message: cameBack, to: 'programme.officer' },
  reversed: { message: cameBack, to: 'programme.officer' },
  cancelled: { message: cameBack, to: 'programme.officer' },
};

export const tellPayment = defineJob({
  name: 'disbursements.tell-payment',
  queue: 'events',
  payload: PaymentOrderMoved.payload,
});

/** Tells the next person that an order waits for them, and the association that it was paid. */
@Injectable()
export class TellPayment implements JobHandler<{ paymentOrderId: string; state: PaymentOrderState }> {
  constructor(
    private readonly tx: Tx,
    private readonly conventions: Conventions,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly messages: Messages,
  ) {}

  handle({ paymentOrderId, state }: { paymentOrderId: string; state: PaymentOrderState }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const order = await rowBy(em, PaymentOrder, { id: paymentOrderId });
      const notice = NOTICES[state];
      if (!order || !notice) return 'skipped';
      const convention = await this.conventions.facts(em, order.conventionId);
      const toAssociation = notice.to === 'association';
      const people = await this.people(em, order, notice.to);
      await this.messages.send(em, {
        to: people.map((person) => person.id),
        message: notice.message,
        params: {
          number: order.number,
          amount: formatCentimes(order.amountCentimes),
          convention: convention.number,
          act: actName(convention),
          title: convention.title,
        },
        path: toAssociation ? `/app/conventions/${convention.id}` : `/app/disbursements/orders/${order.id}`,
      });
      return 'done';
    });
  }

  private people(em: Em, order: PaymentOrder, to: Role | 'association'): Promise<DirectoryEntry[]> {
    if (to === 'association') return this.associations.members(em, order.associationId);
    return this.directory.holders(em, [to], { programmeId: order.programmeId, regionCode: order.regionCode });
  }
}

export const tellRecovery = defineJob({
  name: 'disbursements.tell-recovery',
  queue: 'events',
  payload: z.object({ recoveryOrderId: z.uuid(), conventionId: z.uuid() }),
});

@Injectable()
export class TellRecovery implements JobHandler<{ recoveryOrderId: string; conventionId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly conventions: Conventions,
    private readonly associations: Associations,
    private readonly messages: Messages,
  ) {}

  handle({ recoveryOrderId, conventionId }: { recoveryOrderId: string; conventionId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const order = await rowBy(em, RecoveryOrder, { id: recoveryOrderId });
      if (order?.state !== 'issued') return 'skipped';
      const convention = await this.conventions.facts(em, conventionId);
      const members = await this.associations.members(em, order.associationId);
      await this.messages.send(em, {
        to: members.map((person) => person.id),
        message: recovery,
        params: {
          number: order.number,
          amount: formatCentimes(order.amountCentimes),
          convention: convention.number,
          act: actName(convention),
          title: convention.title,
          reason: order.reason,
        },
        path: `/app/conventions/${conventionId}`,
      });
      return 'done';
    });
  }
}
