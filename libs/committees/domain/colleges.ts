import type { Label } from '#kernel';

export const MEMBER_FUNCTIONS = ['member', 'chair', 'secretary'] as const;
export type MemberFunction = (typeof MEMBER_FUNCTIONS)[number];

export const PRESENCES = ['present', 'remote', 'left', 'excused', 'absent'] as const;
export type Presence = (typeof PRESENCES)[number];
export const sits = (presence: Presence | undefined): boolean => presence === 'present' || presence === 'remote';

export const PRESENCE_LABELS: Record<Presence, Label> = {
  present: { fr: 'Présent(e)', ar: 'حاضر(ة)', en: 'Present' },
  remote: { fr: 'Présent(e) à distance', ar: 'حاضر(ة) عن بعد', en: 'Present remotely' },
  left: { fr: 'A quitté la séance', ar: 'غادر(ت) الجلسة', en: 'Left the session' },
  excused: { fr: 'Excusé(e)', ar: 'معتذر(ة)', en: 'Excused' },
  absent: { fr: 'Absent(e)', ar: 'غائب(ة)', en: 'Absent' },
};

export const CONFLICT_KINDS = ['membership', 'employment', 'family', 'financial', 'partnership', 'name', 'other'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];
export const CONFLICT_LABELS: Record<ConflictKind, Label> = {
  membership: { fr: 'Membre ou dirigeant(e) de l’association', ar: 'عضو أو مسير(ة) بالجمعية', en: 'Member or board of the association' },
  employment: { fr: 'Lien d’emploi', ar: 'علاقة شغل', en: 'Employment' },
  family: { fr: 'Lien familial', ar: 'علاقة عائلية', en: 'Family tie' },
  financial: { fr: 'Intérêt financier', ar: 'مصلحة مالية', en: 'Financial interest' },
  partnership: { fr: 'Lien avec un partenaire du projet', ar: 'علاقة مع شريك في المشروع', en: 'Tie with a partner of the project' },
  name: {
    fr: 'Même nom qu’un(e) responsable de l’association',
    ar: 'نفس اسم مسؤول(ة) بالجمعية',
    en: 'Same name as somebody of the association',
  },
  other: { fr: 'Autre', ar: 'سبب آخر', en: 'Other' },
};
