import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { mayAlterTrail } from '../database/roles.js';

export const UNPROTECTED_TRAIL =
  "the product's role may alter the audit trail: give the owner of the tables in MIGRATION_DATABASE_URL, another role in DATABASE_URL, and run cli migrate";

/** Says at every start when the process could alter what it must only add to. */
@Injectable()
export class TrailProtection implements OnApplicationBootstrap {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  isProtected = async (): Promise<boolean> => !(await mayAlterTrail((sql, params) => this.dataSource.query(sql, params)));

  async onApplicationBootstrap(): Promise<void> {
    if (!(await this.isProtected())) new Logger('AuditTrail').warn(UNPROTECTED_TRAIL);
  }
}
