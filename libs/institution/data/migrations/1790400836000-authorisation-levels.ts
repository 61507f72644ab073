import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '../begin-parameter.js';

/** Above an amount somebody whose mandate binds the institution authorises; nobody asked for that before. */
export class AuthorisationLevels1790400836000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    const value = { secondLevel: false, paymentCeilingCentimes: 100_000_000, actCeilingCentimes: 100_000_000 };
    return beginParameter(runner, 'institution.authorisation', value);
  }

  async down(runner: QueryRunner): Promise<void> {
    await endParameter(runner, 'institution.authorisation');
  }
}
