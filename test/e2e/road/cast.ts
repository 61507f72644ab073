import type { Role } from '#identity';
import { User } from '../../support/people.js';
import type { World } from '../../support/world.js';

/** The region of the story. */
export const SOUSS_MASSA = 'MA-09';
export const ORIENTAL = 'MA-02';

/** Everybody on the road; associations' people have no role yet, they get theirs by registering. */
export async function castOf(world: World) {
  const officer = (name: string, role: Role, regionCode?: string) => User.with(world, name, [{ role, scope: { regionCode } }]);
  return {
    officer: await officer('Karim Programme', 'programme.officer'),
    instructor: await officer('Salma Instruction', 'instructor', SOUSS_MASSA),
    orientalInstructor: await officer('Driss Oriental', 'instructor', ORIENTAL),
    signatory: await officer('Mounir Signataire', 'signatory'),
    authorisingOfficer: await officer('Amal Ordonnatrice', 'authorising.officer'),
    accountant: await officer('Brahim Comptable', 'accountant'),
    communication: await officer('Zineb Communication', 'communication.officer'),
    auditor: await officer('Ilham Audit', 'auditor'),
    orientalAuditor: await officer('Samir Audit Oriental', 'auditor', ORIENTAL),
    administrator: await officer('Omar Admin', 'administrator'),
    president: await User.with(world, 'Fatima Présidente', [], { language: 'ar' }),
    editor: await User.with(world, 'Youssef Rédacteur', [], { language: 'ar' }),
    secondPresident: await User.with(world, 'Aïcha Présidente', []),
    thirdPresident: await User.with(world, 'Moussa Président', []),
    chair: await User.with(world, 'Hassan Chair', []),
    secretary: await User.with(world, 'Nadia Secrétaire', []),
    localMember: await User.with(world, 'Rachid Collectivités', []),
    stateMember: await User.with(world, 'Khadija Services', [], { language: 'ar' }),
    civilMember: await User.with(world, 'Leïla Société', []),
    secondCivilMember: await User.with(world, 'Jamal Société', []),
  };
}

export type Cast = Awaited<ReturnType<typeof castOf>>;
