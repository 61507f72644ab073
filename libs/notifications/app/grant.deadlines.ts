import { Injectable } from '@nestjs/common';
import { Directory, roleLabel, ScopeNames, type EndingGrant } from '#identity';
import type { Label } from '#kernel';
import type { Em } from '#platform';
import type { Wanted } from '../data/wanted.js';
import { days } from '../domain/ladder.js';
import { defineMessage } from '../domain/message-definition.js';
import { defineDeadline, type DueDate, type DueDates } from './deadline-kinds.js';

/** A role that is given for a time ends by itself: whoever holds it knows it beforehand. */
export const GRANT_ENDS = defineDeadline({
  kind: 'identity.grant-ends',
  title: { fr: 'Fin de votre rôle', ar: 'نهاية صفتكم', en: 'End of your role' },
  sets: ['role_grant.valid_until'],
  before: [days(30), days(7)],
  after: [days(0)],
  reminder: defineMessage({
    name: 'identity.grant-ends',
    subject: { fr: 'Votre rôle prend fin le {{due}}', ar: 'تنتهي صفتكم يوم {{due}}', en: 'Your role ends on {{due}}' },
    body: {
      fr: 'Bonjour {{name}},\n\nun rôle qui vous a été donné pour un temps prend fin.\n\n{{about}}\nLe {{due}}\n\nS’il doit continuer, dites-le à l’administration du site.',
      ar: 'تحية طيبة {{name}}،\n\nتنتهي صفة أسندت إليكم لمدة محددة.\n\n{{about}}\nيوم {{due}}\n\nإذا كان يجب أن تستمر فأخبروا إدارة الموقع.',
      en: 'Hello {{name}},\n\na role that was given to you for a time ends.\n\n{{about}}\nOn {{due}}\n\nIf it should go on, tell the administration of the site.',
    },
    action: { fr: 'Voir mes rôles', ar: 'عرض صفاتي', en: 'See my roles' },
  }),
});

/** The same for those who give roles: to give it again, or to let it end. */
export const GRANT_TO_RENEW = defineDeadline({
  kind: 'identity.grant-to-renew',
  title: { fr: 'Rôle à renouveler ou à laisser finir', ar: 'صفة يجب تجديدها أو تركها تنتهي', en: 'Role to be renewed or left to end' },
  sets: ['role_grant.valid_until'],
  before: [days(30), days(7)],
  after: [days(0)],
  concerns: ['person.grant'],
  todo: true,
});

/** Roles given for a time that nothing follows; those of committees end with the mandate, which has its own date. */
@Injectable()
export class GrantsEnding implements DueDates {
  constructor(
    private readonly directory: Directory,
    private readonly scopeNames: ScopeNames,
  ) {}

  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const grants = (await this.directory.grantsEnding(em, wanted)).filter((grant) => this.tellsOf(grant));
    const scopes = await this.scopeNames.of(em, grants);
    return grants.map((grant) => this.due(grant, roleIn(grant, scopes.get(grant.id)!)));
  }

  /** A presidency that is lent has a date of its own, told to both sides. */
  protected tellsOf({ role }: EndingGrant): boolean {
    return role !== 'association.delegate';
  }

  /** Of a role that is lent, whoever lent it knows the end too. */
  protected due({ id, personId, lentBy, validUntil }: EndingGrant, about: Label): DueDate {
    const acts = { policy: 'person.self' as const, personIds: [personId, ...(lentBy ? [lentBy] : [])] };
    return { subjectId: id, dueAt: validUntil, about, path: '/app/account', scope: {}, acts };
  }
}

@Injectable()
export class GrantsToRenew extends GrantsEnding {
  /** They are everybody's who gives roles, whoever holds them. */
  override open(em: Em, { personId: _, ...wanted }: Wanted): Promise<DueDate[]> {
    return super.open(em, wanted);
  }

  /** Roles of an association are the association's own affair; what is lent ends by itself. */
  protected override tellsOf({ association_id: associationId, lentBy }: EndingGrant): boolean {
    return associationId === null && lentBy === null;
  }

  protected override due({ id, personId, name, validUntil }: EndingGrant, role: Label): DueDate {
    const about = { fr: `${name} · ${role.fr}`, ar: `${name} · ${role.ar}`, en: `${name} · ${role.en}` };
    const those = { policy: 'person.grant' as const };
    return {
      subjectId: id,
      dueAt: validUntil,
      about,
      names: [personId],
      path: `/app/people/${personId}`,
      scope: {},
      acts: those,
      answers: those,
    };
  }
}

function roleIn({ role }: EndingGrant, scope: Label): Label {
  const label = roleLabel(role);
  return { fr: `${label.fr} (${scope.fr})`, ar: `${label.ar} (${scope.ar})`, en: `${label.en} (${scope.en})` };
}
