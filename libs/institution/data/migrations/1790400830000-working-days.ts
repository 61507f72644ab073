import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '../begin-parameter.js';

const holiday = (month: number, day: number, fr: string, ar: string, en: string) => ({ month, day, label: { fr, ar, en } });

/** The holidays of every year in Morocco; those that are proclaimed are entered as they are. */
const YEARLY = [
  holiday(1, 1, 'Jour de l’an', 'رأس السنة الميلادية', 'New Year'),
  holiday(1, 11, 'Manifeste de l’Indépendance', 'تقديم وثيقة الاستقلال', 'Manifesto of Independence'),
  holiday(1, 14, 'Nouvel an amazigh', 'رأس السنة الأمازيغية', 'Amazigh New Year'),
  holiday(5, 1, 'Fête du travail', 'عيد الشغل', 'Labour Day'),
  holiday(7, 30, 'Fête du Trône', 'عيد العرش', 'Throne Day'),
  holiday(8, 14, 'Oued Ed-Dahab', 'استرجاع إقليم وادي الذهب', 'Oued Ed-Dahab Day'),
  holiday(8, 20, 'Révolution du Roi et du Peuple', 'ثورة الملك والشعب', 'Revolution of the King and the People'),
  holiday(8, 21, 'Fête de la Jeunesse', 'عيد الشباب', 'Youth Day'),
  holiday(11, 6, 'Marche verte', 'المسيرة الخضراء', 'Green March'),
  holiday(11, 18, 'Fête de l’Indépendance', 'عيد الاستقلال', 'Independence Day'),
];

/** On which days people work. Delays that run keep the instant that was told. */
export class WorkingDays1790400830000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return beginParameter(runner, 'institution.working-days', { weekend: [6, 7], yearly: YEARLY, proclaimed: [] });
  }

  async down(runner: QueryRunner): Promise<void> {
    await endParameter(runner, 'institution.working-days');
  }
}
