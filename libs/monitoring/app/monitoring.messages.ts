import { Injectable } from '@nestjs/common';
import { formatCentimes, withClock, zonedInstant } from '#kernel';
import { Directory } from '#identity';
import { reasonWords } from '#institution';
import { defineMessage, Messages, type MessageDefinition } from '#notifications';
import { defineJob, found, Tx, type JobHandler } from '#platform';
import { Associations } from '#associations';
import { actName, Conventions } from '#conventions';
import { Report } from '../data/report.entity.js';
import type { ReportState } from '../domain/report.machine.js';
import { ProjectClosed, ReportScheduled } from './monitoring.events.js';
import { ReportReasons } from './report-reasons.js';

const due = defineMessage({
  name: 'monitoring.report-scheduled',
  subject: {
    fr: 'Rapport attendu, tranche {{rank}} — {{act}}, « {{title}} »',
    ar: 'تقرير منتظر، الشطر {{rank}} — {{act}}، «{{title}}»',
    en: 'Report expected, tranche {{rank}} — {{act}}, "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nle rapport narratif et financier sur la tranche {{rank}} de l’acte {{number}} est à remettre avant le {{due}}.',
    ar: 'تحية طيبة {{name}}،\n\nيجب تقديم التقرير السردي والمالي حول الشطر {{rank}} من الوثيقة {{number}} قبل {{due}}.',
    en: 'Hello {{name}},\n\nthe narrative and financial report on tranche {{rank}} of the act {{number}} is to be submitted before {{due}}.',
  },
  action: { fr: 'Écrire le rapport', ar: 'كتابة التقرير', en: 'Write the report' },
});
const late = defineMessage({
  name: 'monitoring.report-late',
  subject: {
    fr: 'Rapport en retard, tranche {{rank}} — {{act}}, « {{title}} »',
    ar: 'تقرير متأخر، الشطر {{rank}} — {{act}}، «{{title}}»',
    en: 'Report late, tranche {{rank}} — {{act}}, "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nle rapport sur la tranche {{rank}} de l’acte {{number}} était attendu avant le {{due}}. Les versements suivants attendent ce rapport.',
    ar: 'تحية طيبة {{name}}،\n\nكان من المنتظر تقديم التقرير حول الشطر {{rank}} من الوثيقة {{number}} قبل {{due}}. الأداءات الموالية رهينة بهذا التقرير.',
    en: 'Hello {{name}},\n\nthe report on tranche {{rank}} of the act {{number}} was expected before {{due}}. Further payments wait for it.',
  },
  action: { fr: 'Écrire le rapport', ar: 'كتابة التقرير', en: 'Write the report' },
});
const submitted = defineMessage({
  name: 'monitoring.report-submitted',
  subject: {
    fr: 'Rapport à lire, tranche {{rank}} — {{act}}, « {{title}} »',
    ar: 'تقرير للقراءة، الشطر {{rank}} — {{act}}، «{{title}}»',
    en: 'Report to read, tranche {{rank}} — {{act}}, "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’association a remis le rapport sur la tranche {{rank}} de l’acte {{number}}.',
    ar: 'تحية طيبة {{name}}،\n\nقدمت الجمعية التقرير حول الشطر {{rank}} من الوثيقة {{number}}.',
    en: 'Hello {{name}},\n\nthe association has submitted the report on tranche {{rank}} of the act {{number}}.',
  },
  action: { fr: 'Lire le rapport', ar: 'قراءة التقرير', en: 'Read the report' },
});
const returned = defineMessage({
  name: 'monitoring.report-returned',
  subject: {
    fr: 'Rapport à corriger, tranche {{rank}} — {{act}}, « {{title}} »',
    ar: 'تقرير للتصحيح، الشطر {{rank}} — {{act}}، «{{title}}»',
    en: 'Report to correct, tranche {{rank}} — {{act}}, "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nle rapport sur la tranche {{rank}} de l’acte {{number}} vous est renvoyé. Motif : {{reason}}',
    ar: 'تحية طيبة {{name}}،\n\nأعيد إليكم التقرير حول الشطر {{rank}} من الوثيقة {{number}}. السبب: {{reason}}',
    en: 'Hello {{name}},\n\nthe report on tranche {{rank}} of the act {{number}} is sent back to you. Reason: {{reason}}',
  },
  action: { fr: 'Corriger le rapport', ar: 'تصحيح التقرير', en: 'Correct the report' },
});
const accepted = defineMessage({
  name: 'monitoring.report-accepted',
  subject: {
    fr: 'Rapport accepté, tranche {{rank}} — {{act}}, « {{title}} »',
    ar: 'تقرير مقبول، الشطر {{rank}} — {{act}}، «{{title}}»',
    en: 'Report accepted, tranche {{rank}} — {{act}}, "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nle rapport sur la tranche {{rank}} de l’acte {{number}} est accepté.',
    ar: 'تحية طيبة {{name}}،\n\nتم قبول التقرير حول الشطر {{rank}} من الوثيقة {{number}}.',
    en: 'Hello {{name}},\n\nthe report on tranche {{rank}} of the act {{number}} is accepted.',
  },
  action: { fr: 'Consulter', ar: 'الاطلاع', en: 'Consult' },
});
const acceptedInPart = defineMessage({
  name: 'monitoring.report-accepted-in-part',
  subject: {
    fr: 'Rapport accepté, dépenses écartées, tranche {{rank}} — {{act}}, « {{title}} »',
    ar: 'تقرير مقبول مع استبعاد نفقات، الشطر {{rank}} — {{act}}، «{{title}}»',
    en: 'Report accepted, expenses set aside, tranche {{rank}} — {{act}}, "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nle rapport sur la tranche {{rank}} de l’acte {{number}} est accepté. Dépenses écartées : {{setAside}} DH.\n\nMotif : {{reason}}',
    ar: 'تحية طيبة {{name}}،\n\nتم قبول التقرير حول الشطر {{rank}} من الوثيقة {{number}}. النفقات المستبعدة: {{setAside}} درهم.\n\nالسبب: {{reason}}',
    en: 'Hello {{name}},\n\nthe report on tranche {{rank}} of the act {{number}} is accepted. Expenses set aside: {{setAside}} DH.\n\nReason: {{reason}}',
  },
  action: { fr: 'Consulter', ar: 'الاطلاع', en: 'Consult' },
});
const closed = defineMessage({
  name: 'monitoring.project-closed',
  subject: {
    fr: 'Projet clôturé — {{act}}, « {{title}} »',
    ar: 'تم إغلاق المشروع — {{act}}، «{{title}}»',
    en: 'Project closed — {{act}}, "{{title}}"',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nle projet « {{title}} » ({{number}}) est clôturé. Conservez vos pièces pendant dix ans.',
    ar: 'تحية طيبة {{name}}،\n\nتم إغلاق المشروع «{{title}}» ({{number}}). احتفظوا بوثائقكم لمدة عشر سنوات.',
    en: 'Hello {{name}},\n\nthe project "{{title}}" ({{number}}) is closed. Keep your documents for ten years.',
  },
  action: { fr: 'Consulter', ar: 'الاطلاع', en: 'Consult' },
});

const NOTICES: Readonly<Record<ReportState, { message: MessageDefinition; to: 'association' | 'officers' }>> = {
  due: { message: due, to: 'association' },
  late: { message: late, to: 'association' },
  submitted: { message: submitted, to: 'officers' },
  returned: { message: returned, to: 'association' },
  accepted: { message: accepted, to: 'association' },
};

const IN_PART = { message: acceptedInPart, to: 'association' } as const;

export const tellReport = defineJob({ name: 'monitoring.tell-report', queue: 'events', payload: ReportScheduled.payload });

/** Tells whoever must act on the state that a report reached, or should know of it. */
@Injectable()
export class TellReport implements JobHandler<{ reportId: string; state: ReportState }> {
  constructor(
    private readonly tx: Tx,
    private readonly conventions: Conventions,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly messages: Messages,
    private readonly reasons: ReportReasons,
  ) {}

  handle({ reportId, state }: { reportId: string; state: ReportState }): Promise<'done'> {
    return this.tx.run(async (em) => {
      const report = await found(em, Report, reportId);
      const convention = await this.conventions.facts(em, report.conventionId);
      const { message, to } = state === 'accepted' && report.ineligibleCentimes > 0 ? IN_PART : NOTICES[state];
      const people =
        to === 'association'
          ? await this.associations.members(em, report.associationId)
          : await this.directory.holders(em, ['programme.officer'], {
              programmeId: report.programmeId,
              regionCode: report.regionCode,
            });
      await this.messages.send(em, {
        to: people.map((person) => person.id),
        message,
        params: {
          number: convention.number,
          act: actName(convention),
          title: convention.title,
          rank: report.trancheRank,
          due: withClock(zonedInstant(report.dueAt)),
          reason: reasonWords(await this.reasons.views(em, report), report.reason),
          setAside: formatCentimes(report.ineligibleCentimes),
        },
        path: `/app/monitoring/reports/${report.id}`,
      });
      return 'done' as const;
    });
  }
}

export const tellClosed = defineJob({ name: 'monitoring.tell-closed', queue: 'events', payload: ProjectClosed.payload });

@Injectable()
export class TellClosed implements JobHandler<{ conventionId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly conventions: Conventions,
    private readonly associations: Associations,
    private readonly messages: Messages,
  ) {}

  handle({ conventionId }: { conventionId: string }): Promise<'done'> {
    return this.tx.run(async (em) => {
      const convention = await this.conventions.facts(em, conventionId);
      const { number, title, associationId } = convention;
      const members = await this.associations.members(em, associationId);
      await this.messages.send(em, {
        to: members.map((person) => person.id),
        message: closed,
        params: { number, title, act: actName(convention) },
        path: `/app/conventions/${conventionId}`,
      });
      return 'done' as const;
    });
  }
}
