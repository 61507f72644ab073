import { Entity, PrimaryColumn } from 'typeorm';
import { Int } from '../database/columns.js';

/** The last number given in a series, by year. */
@Entity('number_counter')
export class NumberCounter {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'number_counter_pk' }) series: string;
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'number_counter_pk' }) year: number;
  @Int() last: number;
}
