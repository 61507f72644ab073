import type { Type } from '@nestjs/common';
import type { FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { platformErrors } from '../errors.js';
import { rowBy } from './row-by.js';
import type { Em } from './tx.js';

/** One row, by its id or what singles it out. @throws NOT_FOUND */
export async function found<T extends ObjectLiteral>(em: Em, entity: Type<T>, where: string | FindOptionsWhere<T>): Promise<T> {
  const row = await rowBy(em, entity, typeof where === 'string' ? ({ id: where } as unknown as FindOptionsWhere<T>) : where);
  if (!row) throw platformErrors.NOT_FOUND();
  return row;
}
