import { withIceKey, withRibKey } from '#kernel';
import { Passwords, Person, SecondFactor } from '#identity';
import { newId } from '#platform';
import { joinAssociation, registerAssociation } from '../acts/association.js';
import { fillApplication } from '../acts/application.js';
import { prepareCall, publishCall } from '../acts/call.js';
import { createCommittee } from '../acts/committee.js';
import { createProgramme } from '../acts/programme.js';
import { done, type Member } from '../acts/act.js';
import { demonstrationCast, DemonstrationMember, type Cast } from '../demonstration-person.js';
import { DEMONSTRATION_PASSWORD } from '../people.js';
import type { Program } from '../program.js';
import { committeeAtWork, decisionsMade } from './demonstration-committee.js';
import { conventionsAndPayments } from './demonstration-money.js';
import { callPlan, closedCall, DH, filePlan, moveCall, ORIENTAL, SOUSS_MASSA, type Applicant, type Stage } from './stage.js';

/** A current call at each stage of the road, so that each demonstration person finds real work at first sign-in. */
export async function loadDemonstrationCalls(program: Program): Promise<void> {
  const stage = await setTheStage(program);
  await somebodyInvited(stage);
  await callsToPrepareAndToAnswer(stage);
  await callUnderInstruction(stage);
  await committeeAtWork(stage);
  await decisionsMade(stage);
  await conventionsAndPayments(stage);
  await leaveTheStage(program);
}

/** The people of the story sign out, and their telephones forget the codes it used: the first reader signs in at once. */
async function leaveTheStage(program: Program): Promise<void> {
  await program.tx(async (em) => {
    await em.query(`UPDATE session SET ended_at = clock_timestamp() WHERE ended_at IS NULL`);
    await em.query(`UPDATE person SET totp_sign_in_step = 0, totp_act_step = 0`);
  });
}

/** For the administrator: a colleague who was brought in and has not answered. */
async function somebodyInvited({ cast }: Stage): Promise<void> {
  const { id } = done(
    await cast.administrator.post('/api/people/invitations', {
      email: 'instruction.oriental@ministere.example',
      name: 'Yassine Nouvel instructeur (démonstration)',
      language: 'fr',
    }),
    'an instructor of the Oriental is invited',
  );
  await cast.administrator.stepUp();
  done(await cast.administrator.post(`/api/people/${id}/grants`, { role: 'instructor', regionCode: ORIENTAL }), 'and will instruct there');
}

async function setTheStage(program: Program): Promise<Stage> {
  const cast = await demonstrationCast(program);
  const { programmeId, shares } = await createProgramme(cast.officer, {
    code: 'PAA-2027',
    title: {
      fr: 'Programme d’appui aux associations pour l’intégration des migrants et des réfugiés, 2027 (démonstration)',
      ar: 'برنامج دعم الجمعيات من أجل إدماج المهاجرين واللاجئين 2027 (عرض تجريبي)',
    },
    firstYear: 2026,
    lastYear: 2027,
    legalBasis: 'Circulaire du Premier ministre nº\u00a07/2003 du 27 juin 2003',
    envelopeCentimes: 6_000_000 * DH,
    shares: [
      { regionCode: SOUSS_MASSA, domainCode: null, year: null, amountCentimes: 4_000_000 * DH },
      { regionCode: ORIENTAL, domainCode: null, year: null, amountCentimes: 2_000_000 * DH },
    ],
  });
  const applicants = await registerApplicants(program, cast);
  const committeeId = await createCommittee(cast.officer, {
    regionCode: SOUSS_MASSA,
    name: { fr: 'Espace régional de concertation de Souss-Massa (démonstration)', ar: 'الفضاء الجهوي للتشاور سوس ماسة (عرض تجريبي)' },
    seats: [
      { person: cast.chair, function: 'chair', collegeCode: 'state_services' },
      { person: cast.secretary, function: 'secretary' },
      { person: cast.memberLocal, function: 'member', collegeCode: 'local_authorities' },
      { person: cast.memberState, function: 'member', collegeCode: 'state_services' },
      { person: cast.memberCivil, function: 'member', collegeCode: 'civil_society' },
    ],
  });
  return {
    program,
    cast,
    programmeId,
    funding: { [SOUSS_MASSA]: shares.get(SOUSS_MASSA)!, [ORIENTAL]: shares.get(ORIENTAL)! },
    applicants,
    committeeId,
  };
}

const APPLICANTS = [
  { fr: 'Association Al Jisr, Agadir (démonstration)', ar: 'جمعية الجسر، أكادير (عرض تجريبي)' },
  { fr: 'Association Tamkine, Tiznit (démonstration)', ar: 'جمعية تمكين، تزنيت (عرض تجريبي)' },
  { fr: 'Association Amal, Taroudannt (démonstration)', ar: 'جمعية الأمل، تارودانت (عرض تجريبي)' },
];

async function registerApplicants(program: Program, cast: Cast): Promise<Applicant[]> {
  const applicants: Applicant[] = [];
  for (const [index, name] of APPLICANTS.entries()) {
    const president = index === 0 ? cast.president : await otherPresident(program, index);
    const id = await registerAssociation(president, cast.instructor, {
      name,
      ice: withIceKey(`0088123400${String(index + 1).padStart(3, '0')}`),
      rib: withRibKey(`0118100000098765432${String(index + 1).padStart(3, '0')}`),
      receiptNumber: `DEMO-${index + 1}/2019`,
      regionCode: SOUSS_MASSA,
      province: 'MA-AGD',
      ofMigrants: index === 2,
      board: [
        { name: president.name, function: 'president' },
        { name: `Trésorier de démonstration nº\u00a0${index + 1}`, function: 'treasurer' },
      ],
    });
    applicants.push({ id, president, name: name.fr });
  }
  const { language } = cast.editor;
  await joinAssociation(cast.president, cast.editor, { associationId: applicants[0]!.id, language, role: 'association.editor' });
  return applicants;
}

/** The presidents of the other associations act in the story but are nobody's demonstration account. */
async function otherPresident(program: Program, number: number): Promise<Member> {
  const email = `presidence.${number}@autre-association.example`;
  const passwordHash = await program.get(Passwords).hash(DEMONSTRATION_PASSWORD);
  await program.tx(async (em) => {
    await em.insert(Person, {
      id: newId(),
      email,
      name: `Présidente de démonstration nº\u00a0${number}`,
      language: 'fr',
      state: 'active',
      passwordHash,
      totpSecret: program.get(SecondFactor).enrol(email).sealed,
      totpConfirmed: true,
      demonstration: true,
      version: 1,
    });
  });
  return DemonstrationMember.signedIn(program, email);
}

async function callsToPrepareAndToAnswer(stage: Stage): Promise<void> {
  const { cast } = stage;
  await prepareCall(cast.officer, callPlan(stage, { fr: 'Colonies de vacances été 2027', ar: 'المخيمات الصيفية 2027' }, 'camps', 60));
  const open = await publishCall(
    cast.officer,
    callPlan(stage, { fr: 'Intégration éducative 2027', ar: 'الإدماج التربوي 2027' }, 'educative', 21),
  );
  await moveCall(stage, open, 'open');
  await fillApplication(cast.president, filePlan(open.id, 'Ateliers de langue et de soutien scolaire', 'educative', 180_000));
  const culture = await publishCall(
    cast.officer,
    callPlan(stage, { fr: 'Culture, jeunesse et loisirs 2027', ar: 'الثقافة والشباب والترفيه 2027' }, 'culture', 35),
  );
  await moveCall(stage, culture, 'open');
  done(
    await cast.editor.post('/api/applications', {
      callId: culture.id,
      title: 'مهرجان الثقافات',
      domainCode: 'culture',
      regionCode: SOUSS_MASSA,
    }),
    'start a draft in Arabic',
  );
}

async function callUnderInstruction(stage: Stage): Promise<void> {
  const [first, second, third] = stage.applicants as [Applicant, Applicant, Applicant];
  await closedCall(stage, { fr: 'Assistance humanitaire 2026', ar: 'المساعدة الإنسانية 2026' }, 'humanitarian', [
    { applicant: first, title: 'Accueil et orientation des familles', dirhams: 120_000 },
    { applicant: second, title: 'Vestiaire solidaire', dirhams: 60_000 },
    { applicant: third, title: 'Médiation sanitaire', dirhams: 90_000 },
  ]);
}
