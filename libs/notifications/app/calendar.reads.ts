import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { calendarFile, sha256, type CalendarEvent, type Label } from '#kernel';
import { Capacities, CONFIG, platformErrors, rowBy, Tx, type Config, type Em } from '#platform';
import { CalendarAddress } from '../data/calendar-address.entity.js';
import { days } from '../domain/ladder.js';
import { DeadlinesOf } from './deadlines-of.js';

const NAME: Label = { fr: 'Jisr : mes échéances', ar: 'جسر: آجالي', en: 'Jisr: my due dates' };
/** How far a calendar looks back and ahead. */
const BACK_MS = days(31);
const AHEAD_MS = days(400);

/** The calendar of one person, for whoever has its address: what they must see to now, in every capacity they hold. */
@Injectable()
export class CalendarReads {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly capacities: Capacities,
    private readonly deadlines: DeadlinesOf,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws NOT_FOUND for any secret that is not somebody's, and for that of a person who is suspended or gone */
  read(secret: string): Promise<string> {
    return this.tx.run(
      async (em) => {
        const address = await rowBy(em, CalendarAddress, { secretHash: sha256(secret) });
        if (!address) throw platformErrors.NOT_FOUND();
        const person = (await this.directory.people(em, [address.personId])).get(address.personId);
        const events = await this.events(em, address.personId, person?.language ?? 'fr');
        return calendarFile({ name: NAME[person?.language ?? 'fr'], product: 'Due dates', language: person?.language ?? 'fr', events });
      },
      { readOnly: true },
    );
  }

  private async events(em: Em, personId: string, language: keyof Label): Promise<CalendarEvent[]> {
    const capacities = await this.capacities.of(em, personId);
    if (capacities.length === 0) throw platformErrors.NOT_FOUND();
    const now = await this.tx.now(em);
    const within = { from: new Date(now.getTime() - BACK_MS), until: new Date(now.getTime() + AHEAD_MS) };
    const host = new URL(this.config.PUBLIC_URL).hostname;
    const events = new Map<string, CalendarEvent>();
    for (const actor of capacities) {
      for (const definition of this.deadlines.kinds()) {
        for (const due of await this.deadlines.of(em, actor, definition, within)) {
          const id = `${definition.kind}-${due.subjectId}@${host}`;
          events.set(id, {
            id,
            at: due.dueAt,
            stamp: now,
            summary: `${definition.title[language]} — ${due.about[language]}`,
            url: new URL(due.path, this.config.PUBLIC_URL).href,
          });
        }
      }
    }
    return [...events.values()].sort((a, b) => a.at.getTime() - b.at.getTime() || a.id.localeCompare(b.id));
  }
}
