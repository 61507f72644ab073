import { Injectable } from '@nestjs/common';
import { newId, requireAccess, Trail, Tx, type Actor } from '#platform';
import { Conventions } from '#conventions';
import { Incident, SiteVisit } from '../data/report.entity.js';

/** What officers see on site, and what goes wrong. @throws NOT_FOUND */
@Injectable()
export class FollowUp {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly conventions: Conventions,
  ) {}

  recordVisit(actor: Actor, conventionId: string, visit: { visitedOn: string; findings: string }): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'site_visit.record', await this.conventions.facts(em, conventionId));
      const id = newId();
      const { visitedOn, findings } = visit;
      await em.insert(SiteVisit, { id, conventionId, visitedOn, findings, visitorId: actor.personId! });
      await this.trail.record(em, actor, { subject: 'site_visit', subjectId: id, event: 'record', detail: { conventionId, visitedOn } });
      return { id };
    });
  }

  recordIncident(actor: Actor, conventionId: string, incident: { occurredOn: string; description: string }): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'incident.record', await this.conventions.facts(em, conventionId));
      const id = newId();
      const { occurredOn, description } = incident;
      await em.insert(Incident, { id, conventionId, occurredOn, description, authorId: actor.personId! });
      await this.trail.record(em, actor, { subject: 'incident', subjectId: id, event: 'record', detail: { conventionId, occurredOn } });
      return { id };
    });
  }
}
