import { defineReasons } from '#institution';

const ADMISSIBILITY = { fr: 'Irrecevabilité', ar: 'عدم المقبولية', en: 'Inadmissibility' };
const ELIGIBILITY = { fr: 'Inéligibilité', ar: 'عدم الأهلية', en: 'Ineligibility' };
const reason = (code: string, fr: string, ar: string, en: string, mark?: string) => ({
  code,
  label: { fr, ar, en },
  ...(mark ? { marks: [mark] } : {}),
});

/** Why the study of a file ends with a refusal. */
export const refusalReasons = defineReasons({
  name: 'instruction.reasons',
  label: { fr: 'Motifs de refus à l’instruction', ar: 'أسباب الرفض عند دراسة الملفات', en: 'Reasons of refusal at instruction' },
  hint: {
    fr: 'Dits à l’association avant le texte de l’instructeur, et comptés. Un motif sans case sert dans les deux cas.',
    ar: 'تُبلغ للجمعية قبل نص المكلف بالدراسة وتُحصى. والسبب غير المؤشر عليه يصلح للحالتين.',
    en: 'Told to the association before the instructor’s text, and counted. A reason that is not ticked serves both.',
  },
  marks: { admissibility: ADMISSIBILITY, eligibility: ELIGIBILITY },
  initial: [
    reason(
      'documents.missing',
      'Une pièce exigée manque ou n’est plus valable.',
      'وثيقة مطلوبة غير موجودة أو لم تعد صالحة.',
      'A required document is missing or no longer valid.',
      'admissibility',
    ),
    reason(
      'form.incomplete',
      'Le formulaire ou le budget est incomplet.',
      'الاستمارة أو الميزانية غير مكتملة.',
      'The form or the budget is incomplete.',
      'admissibility',
    ),
    reason(
      'deadline.missed',
      'Le dossier a été déposé hors délai.',
      'أودع الملف خارج الأجل.',
      'The file was submitted out of time.',
      'admissibility',
    ),
    reason(
      'declaration.unsigned',
      'La déclaration n’est pas signée par une personne habilitée.',
      'التصريح غير موقع من طرف شخص مؤهل.',
      'The declaration is not signed by somebody entitled to.',
      'admissibility',
    ),
    reason(
      'association.not_entitled',
      'L’association ne remplit pas les conditions de l’appel.',
      'لا تستوفي الجمعية شروط طلب المشاريع.',
      'The association does not meet the conditions of the call.',
      'eligibility',
    ),
    reason(
      'project.outside_call',
      'Le projet ne relève pas de l’objet de l’appel.',
      'المشروع لا يندرج ضمن موضوع طلب المشاريع.',
      'The project is outside the object of the call.',
      'eligibility',
    ),
    reason(
      'budget.rules',
      'Le budget ne respecte pas les règles de l’appel.',
      'الميزانية لا تحترم قواعد طلب المشاريع.',
      'The budget does not follow the rules of the call.',
      'eligibility',
    ),
    reason(
      'commitments.unmet',
      'Un engagement antérieur n’est pas tenu.',
      'لم يُوفَ بالتزام سابق.',
      'An earlier commitment is not kept.',
      'eligibility',
    ),
    reason('other', 'Autre motif, précisé dans le texte.', 'سبب آخر مبين في النص.', 'Another reason, said in the text.'),
  ],
});
