import { dayAfter } from '#kernel';

/** The day a report is due: so long after its payment, the last one not before the time allowed after the end of the convention. */
export function reportDueOn(
  payment: { executedOn: string; last: boolean; endsOn: string | null },
  delays: { reportDays: number; finalReportDays: number },
): string {
  const afterPayment = dayAfter(payment.executedOn, delays.reportDays);
  if (!payment.last || !payment.endsOn) return afterPayment;
  const afterEnd = dayAfter(payment.endsOn, delays.finalReportDays);
  return afterEnd > afterPayment ? afterEnd : afterPayment;
}
