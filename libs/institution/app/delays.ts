import { Injectable } from '@nestjs/common';
import type { Em } from '#platform';
import { endOf, lastDayOf, type WorkingCalendar } from '../domain/working-days.js';
import { workingDays } from './calendar.parameters.js';
import { Parameters } from './parameters.js';

/** Until when a delay runs, on the calendar of the institution that sets it. What was told keeps its day: it is asked once, and written down. */
@Injectable()
export class Delays {
  constructor(private readonly parameters: Parameters) {}

  /** So many days after an instant, at the same hour, on the next worked day where that one is not worked. @throws NO_INSTITUTION */
  async end(em: Em, institutionId: string, from: Date, days: number): Promise<Date> {
    return endOf(await this.calendar(em, institutionId), from, days);
  }

  /** The same of calendar days, `YYYY-MM-DD`. @throws NO_INSTITUTION */
  async lastDay(em: Em, institutionId: string, from: string, days: number): Promise<string> {
    return lastDayOf(await this.calendar(em, institutionId), from, days);
  }

  async calendar(em: Em, institutionId: string): Promise<WorkingCalendar> {
    return (await this.parameters.at(em, workingDays, institutionId)).value;
  }
}
