import { calendarDefects, readCalendar, type TypedCalendar } from './calendar.js';

const typed = (more: Partial<TypedCalendar> = {}): TypedCalendar => ({
  zone: 'Africa/Casablanca',
  opens: '2027-03-01T09:00',
  questionsUntil: '2027-03-20T16:30',
  closes: '2027-03-31T16:30',
  committee: '2027-04-15T09:00',
  results: '2027-04-30T09:00',
  ...more,
});
const said = (more: Partial<TypedCalendar>) => readCalendar(typed(more)).errors.map(({ path, code }) => `${path} ${code}`);

describe('a calendar', () => {
  it('is typed on the wall and becomes instants; Morocco has been on UTC since September 2026', () => {
    expect(readCalendar(typed()).calendar?.closes.toISOString()).toBe('2027-03-31T16:30:00.000Z');
    expect(readCalendar(typed({ zone: 'Europe/Paris' })).calendar?.closes.toISOString()).toBe('2027-03-31T14:30:00.000Z');
  });

  it('refuses a time that the clock change skips or repeats, and a day that does not exist', () => {
    expect(said({ zone: 'Europe/Paris', closes: '2027-03-28T02:30' })).toEqual(['closes wall_time_missing']);
    expect(said({ zone: 'Europe/Paris', results: '2027-10-31T02:30' })).toEqual(['results wall_time_ambiguous']);
    expect(said({ closes: '2027-02-30T09:00' })).toEqual(['closes wall_time_missing']);
  });

  it('keeps its order: opens, questions, closes, committee, results', () => {
    expect(said({ questionsUntil: '2027-03-31T16:30', results: '2027-04-15T09:00' })).toEqual([]);
    expect(said({ questionsUntil: '2027-03-01T09:00' })).toEqual(['questionsUntil calendar_order']);
    expect(said({ questionsUntil: '2027-03-31T16:31' })).toEqual(['closes calendar_order']);
    expect(said({ committee: '2027-03-31T16:30' })).toEqual(['committee calendar_order']);
    expect(said({ results: '2027-04-14T09:00' })).toEqual(['results calendar_order']);
  });

  it('may open earlier on the day of publication, not on a day before; it must close later', () => {
    const calendar = readCalendar(typed()).calendar!;
    const at = (now: string) => calendarDefects(calendar, 'Africa/Casablanca', new Date(now)).map(({ path }) => path);
    expect(at('2027-02-01T10:00:00Z')).toEqual([]);
    expect(at('2027-03-01T23:59:00Z')).toEqual([]);
    expect(at('2027-03-02T00:00:00Z')).toEqual(['calendar.opens']);
    expect(at('2027-03-31T16:30:00Z')).toEqual(['calendar.opens', 'calendar.closes']);
  });
});
