import { sendLetters, signMinutes } from '../acts/committee.js';
import { countersignConvention, draftConvention, sendConvention, signConvention } from '../acts/convention.js';
import { authorisePayment, importStatement, preparePayment, sendPayments, verifyPayment } from '../acts/payment.js';
import { reportDue, submitReport, writeReport } from '../acts/report.js';
import { closeSession, openSession, signatories } from './demonstration-committee.js';
import type { Applicant, Stage } from './stage.js';

/** A selected project, by its association. */
interface Award {
  application: string;
  applicant: Applicant;
}

/**
 * Signed minutes of two sessions, and an act at every point of the road: one to draft, one to send for signature, one for the
 * president to sign, one for the signatory, one tranche to order, one to verify, one to authorise, one to send, one paid with its
 * report due, and one paid with its report to read.
 */
export async function conventionsAndPayments(stage: Stage): Promise<void> {
  const { cast } = stage;
  const winter = await awardsOf(stage, { fr: 'Apprentissage des langues 2026', ar: 'تعلم اللغات 2026' }, [
    'Cours du soir pour adultes',
    'Atelier couture et langue',
    'Jardin partagé des familles',
    'Théâtre des deux rives',
    'Chorale des quartiers',
  ]);
  const [toSign, paid, , toCountersign, drafted] = winter as [Award, Award, Award, Award, Award];
  await draftConvention(cast.officer, drafted.application);
  await sendConvention(cast.officer, await draftConvention(cast.officer, toSign.application));
  const half = await draftConvention(cast.officer, toCountersign.application);
  await sendConvention(cast.officer, half);
  await signConvention(toCountersign.applicant.president, half);

  const spring = await awardsOf(stage, { fr: 'Initiatives des quartiers 2026', ar: 'مبادرات الأحياء 2026' }, [
    'Passeport pour l’école',
    'Caravane des livres',
    'Radio des quartiers',
    'Atelier numérique',
    'Cuisines partagées',
  ]);
  const [toOrder, toVerify, toAuthorise, toSend, reported] = spring as [Award, Award, Award, Award, Award];
  await inForce(stage, toOrder);
  await preparePayment(cast.officer, await inForce(stage, toVerify), 1);
  await verifyPayment(cast.accountant, await preparePayment(cast.officer, await inForce(stage, toAuthorise), 1));
  await authorised(stage, await inForce(stage, toSend));

  await reportDue(cast.president, await paidOnce(stage, paid, 'RELEVE-DEMO-001'), 1);
  const { president } = reported.applicant;
  const { id } = await reportDue(president, await paidOnce(stage, reported, 'RELEVE-DEMO-002'), 1);
  await writeReport(president, id, { total: 58, women: 31, minors: 12 });
  await submitReport(president, id);
}

/** An act in force whose first tranche the bank has paid. Returns the convention. */
async function paidOnce(stage: Stage, award: Award, statement: string): Promise<string> {
  const { accountant } = stage.cast;
  const convention = await inForce(stage, award);
  const order = await authorised(stage, convention);
  await sendPayments(accountant, [order]);
  await importStatement(accountant, [order], statement);
  return convention;
}

/** An act signed by both sides. Returns the convention. */
async function inForce({ cast }: Stage, { application, applicant }: Award): Promise<string> {
  const id = await draftConvention(cast.officer, application);
  await sendConvention(cast.officer, id);
  await signConvention(applicant.president, id);
  await countersignConvention(cast.signatory, id);
  return id;
}

/** The order of the first tranche, through its three people. */
async function authorised({ cast }: Stage, conventionId: string): Promise<string> {
  const order = await preparePayment(cast.officer, conventionId, 1);
  await verifyPayment(cast.accountant, order);
  await authorisePayment(cast.authorisingOfficer, order);
  return order;
}

/** Five projects selected with signed minutes: two of the first association and of the second, one of the third. */
async function awardsOf(stage: Stage, title: { fr: string; ar: string }, projects: readonly string[]): Promise<Award[]> {
  const [first, second, third] = stage.applicants as [Applicant, Applicant, Applicant];
  const applicants = [first, first, second, third, second];
  const { sessionId, applications } = await openSession(
    stage,
    title,
    projects.map((project, index) => ({ applicant: applicants[index]!, title: project, dirhams: 80_000 + index * 20_000 })),
  );
  await closeSession(stage, sessionId, [4, 4, 3, 3, 3]);
  await signMinutes(signatories(stage), sessionId);
  await sendLetters(stage.cast.officer, applications);
  return applications.map((application, index) => ({ application, applicant: applicants[index]! }));
}
