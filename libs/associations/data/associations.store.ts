import { found, platformErrors, rowBy, violatesUnique, type Em } from '#platform';
import { associationErrors } from '../domain/errors.js';
import { Association } from './association.entity.js';
import { BankAccount } from './association-parts.entity.js';

/**
 * The row, locked until the end of the transaction. What was merged into another is not written any more, but by who undoes it: to others it
 * is not there, whoever they are.
 * @throws NOT_FOUND
 */
export async function lockAssociation(em: Em, id: string, { aliases = false } = {}): Promise<Association> {
  const association = await rowBy(em, Association, { id }, 'FOR UPDATE');
  if (!association || (association.mergedInto && !aliases)) throw platformErrors.NOT_FOUND();
  return association;
}

/** One at a time, until the end of the transaction, opens a registration under an identifier for a person. */
export async function lockRegistering(em: Em, personId: string, identifier: string): Promise<void> {
  await em.query(`SELECT pg_advisory_xact_lock(hashtextextended('association.register ' || $1 || ' ' || $2, 0))`, [personId, identifier]);
}

/** @throws NOT_FOUND */
export const findAssociation = (em: Em, id: string): Promise<Association> => found(em, Association, id);

/** What writes a registration. @throws ICE_ALREADY_REGISTERED when another association than a draft has the same ICE, or the same number in the register of its country */
export async function sayingIceTaken<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    throw violatesUnique(error, 'association_ice_uq') || violatesUnique(error, 'association_register_uq')
      ? associationErrors.ICE_ALREADY_REGISTERED()
      : error;
  }
}

/** The account on its way to be verified, if any. */
export async function pendingAccount(em: Em, associationId: string): Promise<BankAccount | null> {
  return em
    .createQueryBuilder(BankAccount, 'account')
    .where(`account.association_id = :associationId AND account.state IN ('proposed', 'confirmed')`, { associationId })
    .getOne();
}

/** An account of an association, locked. @throws NOT_FOUND */
export async function lockAccount(em: Em, associationId: string, id: string): Promise<BankAccount> {
  const account = await rowBy(em, BankAccount, { id, associationId }, 'FOR UPDATE');
  if (!account) throw platformErrors.NOT_FOUND();
  return account;
}
