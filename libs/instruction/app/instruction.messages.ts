import { Injectable } from '@nestjs/common';
import { reasonWords } from '#institution';
import { z } from 'zod';
import { Applications } from '#applications';
import { Associations } from '#associations';
import { Calls, type CallRules } from '#calls';
import { withClock, zonedInstant, type Label, type Localized } from '#kernel';
import { defineMessage, Messages, type MessageDefinition } from '#notifications';
import { defineJob, rowBy, Tx, type JobHandler } from '#platform';
import { InstructionFile } from '../data/instruction-file.entity.js';
import { CompletionRequest } from '../data/requests.entity.js';
import { RefusalReasons } from './refusal-reasons.js';

const ACTION: Label = { fr: 'Ouvrir le dossier', ar: 'فتح الملف', en: 'Open the file' };

const completionAsked = defineMessage({
  name: 'instruction.completion-asked',
  subject: {
    fr: 'Dossier {{number}} « {{title}} » : complément demandé avant le {{until}}',
    ar: 'الملف {{number}} «{{title}}»: استكمال مطلوب قبل {{until}}',
    en: 'File {{number}} “{{title}}”: completion requested before {{until}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nvotre dossier « {{title}} » doit être complété avant le {{until}}.\n\nCe qui est demandé : {{asked}}\n\n{{message}}\n\nSeuls ces éléments peuvent être modifiés ; le délai d’instruction est suspendu.',
    ar: 'تحية طيبة {{name}}،\n\nيجب استكمال ملفكم «{{title}}» قبل {{until}}.\n\nالمطلوب: {{asked}}\n\n{{message}}\n\nلا يمكن تعديل سوى هذه العناصر؛ ويتوقف أجل الدراسة في هذه الأثناء.',
    en: 'Hello {{name}},\n\nyour file “{{title}}” must be completed before {{until}}.\n\nWhat is asked: {{asked}}\n\n{{message}}\n\nOnly these elements can be changed; the clock of the study stands still meanwhile.',
  },
  action: ACTION,
});

const outcome = (name: string, subject: Label, sentence: Label): MessageDefinition =>
  defineMessage({
    name,
    subject,
    body: {
      fr: `Bonjour {{name}},\n\n${sentence.fr}`,
      ar: `تحية طيبة {{name}}،\n\n${sentence.ar}`,
      en: `Hello {{name}},\n\n${sentence.en}`,
    },
    action: ACTION,
  });

const OUTCOMES = {
  admit: outcome(
    'instruction.admissible',
    {
      fr: 'Dossier {{number}} « {{title}} » : recevable',
      ar: 'الملف {{number}} «{{title}}»: مقبول شكلا',
      en: 'File {{number}} “{{title}}”: admissible',
    },
    {
      fr: 'votre dossier « {{title}} » est recevable. Son éligibilité est maintenant étudiée.',
      ar: 'ملفكم «{{title}}» مقبول من حيث الشكل، وتتم الآن دراسة أهليته.',
      en: 'your file “{{title}}” is admissible. Its eligibility is now being studied.',
    },
  ),
  refuse_admission: outcome(
    'instruction.inadmissible',
    {
      fr: 'Dossier {{number}} « {{title}} » : irrecevable',
      ar: 'الملف {{number}} «{{title}}»: غير مقبول',
      en: 'File {{number}} “{{title}}”: inadmissible',
    },
    {
      fr: 'votre dossier « {{title}} » est irrecevable.\n\nMotif : {{reason}}',
      ar: 'ملفكم «{{title}}» غير مقبول.\n\nالسبب: {{reason}}',
      en: 'your file “{{title}}” is inadmissible.\n\nReason: {{reason}}',
    },
  ),
  declare_eligible: outcome(
    'instruction.eligible',
    {
      fr: 'Dossier {{number}} « {{title}} » : éligible',
      ar: 'الملف {{number}} «{{title}}»: مؤهل',
      en: 'File {{number}} “{{title}}”: eligible',
    },
    {
      fr: 'votre dossier « {{title}} » est éligible. Il sera soumis au comité de sélection.',
      ar: 'ملفكم «{{title}}» مؤهل، وسيعرض على لجنة الانتقاء.',
      en: 'your file “{{title}}” is eligible. It will be put before the selection committee.',
    },
  ),
  declare_ineligible: outcome(
    'instruction.ineligible',
    {
      fr: 'Dossier {{number}} « {{title}} » : non éligible',
      ar: 'الملف {{number}} «{{title}}»: غير مؤهل',
      en: 'File {{number}} “{{title}}”: not eligible',
    },
    {
      fr: 'votre dossier « {{title}} » n’est pas éligible.\n\nMotif : {{reason}}',
      ar: 'ملفكم «{{title}}» غير مؤهل.\n\nالسبب: {{reason}}',
      en: 'your file “{{title}}” is not eligible.\n\nReason: {{reason}}',
    },
  ),
};
export type StudyConclusion = keyof typeof OUTCOMES;

export const tellCompletion = defineJob({
  name: 'instruction.tell-completion',
  queue: 'notifications',
  payload: z.object({ requestId: z.uuid(), applicationId: z.uuid() }),
});
export const tellConclusion = defineJob({
  name: 'instruction.tell-conclusion',
  queue: 'notifications',
  payload: z.object({
    fileId: z.uuid(),
    applicationId: z.uuid(),
    conclusion: z.enum(['admit', 'refuse_admission', 'declare_eligible', 'declare_ineligible']),
  }),
});

/** Tells every account holder of the association what is asked and until when. */
@Injectable()
export class TellCompletion implements JobHandler<{ requestId: string; applicationId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly calls: Calls,
    private readonly messages: Messages,
  ) {}

  handle({ requestId, applicationId }: { requestId: string; applicationId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const request = await rowBy(em, CompletionRequest, { id: requestId });
      if (request?.state !== 'open') return 'skipped';
      const facts = await this.applications.facts(em, applicationId);
      const rules = await this.calls.rulesUnder(em, facts.callId, facts);
      const members = await this.associations.members(em, facts.associationId);
      await this.messages.send(em, {
        to: members.map((member) => member.id),
        message: completionAsked,
        params: {
          number: facts.number ?? '',
          title: facts.title,
          until: withClock(zonedInstant(request.dueAt)),
          asked: askedInWords(rules, request),
          message: request.message,
        },
        path: `/app/applications/${applicationId}`,
      });
      return 'done';
    });
  }
}

/** Parts of a file that every call has, by the names under which they may be asked. */
const PARTS: Record<string, Localized> = {
  project: { fr: 'présentation du projet', ar: 'تقديم المشروع', en: 'presentation of the project' },
  budget: { fr: 'budget', ar: 'الميزانية', en: 'budget' },
  partners: { fr: 'partenaires', ar: 'الشركاء', en: 'partners' },
  places: { fr: 'lieux', ar: 'الأماكن', en: 'places' },
  target_groups: { fr: 'publics visés', ar: 'الفئات المستهدفة', en: 'target groups' },
  activities: { fr: 'activités', ar: 'الأنشطة', en: 'activities' },
  indicators: { fr: 'indicateurs', ar: 'المؤشرات', en: 'indicators' },
};

function askedInWords(rules: CallRules, request: CompletionRequest): Label {
  const labels: Localized[] = [
    ...request.fields.flatMap((code) => PARTS[code] ?? []),
    ...rules.form.fields.filter((field) => request.fields.includes(field.code)).map((field) => field.label),
    ...rules.documents.filter((document) => request.documents.includes(document.code)).map((document) => document.label),
  ];
  const join = (separator: string, pick: (label: Localized) => string) => labels.map(pick).join(separator);
  return { fr: join(' ; ', (label) => label.fr), ar: join('؛ ', (label) => label.ar), en: join('; ', (label) => label.en ?? label.fr) };
}

/** Tells every account holder of the association how the study concluded. */
@Injectable()
export class TellConclusion implements JobHandler<{ fileId: string; applicationId: string; conclusion: StudyConclusion }> {
  constructor(
    private readonly tx: Tx,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly messages: Messages,
    private readonly reasons: RefusalReasons,
  ) {}

  handle(payload: { fileId: string; applicationId: string; conclusion: StudyConclusion }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const facts = await this.applications.facts(em, payload.applicationId);
      const file = await em.findOneByOrFail(InstructionFile, { id: payload.fileId });
      const coded = await this.reasons.views(em, file);
      const members = await this.associations.members(em, facts.associationId);
      await this.messages.send(em, {
        to: members.map((member) => member.id),
        message: OUTCOMES[payload.conclusion],
        params: { number: facts.number ?? '', title: facts.title, reason: reasonWords(coded, file.reason) },
        path: `/app/applications/${payload.applicationId}`,
      });
      return 'done' as const;
    });
  }
}
