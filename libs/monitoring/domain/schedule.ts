/** A calendar day, so many days after another; both `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The day a report is due: so long after its payment, the last one not before the time allowed after the end of the convention. */
export function reportDueOn(
  payment: { executedOn: string; last: boolean; endsOn: string | null },
  delays: { reportDays: number; finalReportDays: number },
): string {
  const afterPayment = daysAfter(payment.executedOn, delays.reportDays);
  if (!payment.last || !payment.endsOn) return afterPayment;
  const afterEnd = daysAfter(payment.endsOn, delays.finalReportDays);
  return afterEnd > afterPayment ? afterEnd : afterPayment;
}
