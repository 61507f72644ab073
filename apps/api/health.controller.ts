import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { zoneTableVersion } from '#kernel';
import { definePolicies, Route, type NamesOf } from '#platform';

export const healthPolicies = definePolicies({ 'health.read': { roles: ['anonymous'] } });
declare global {
  interface PolicyTable extends NamesOf<typeof healthPolicies> {}
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  @Get('live')
  @Route({ policy: 'health.read', summary: 'The process runs' })
  live(): { live: true } {
    return { live: true };
  }

  @Get('ready')
  @Route({ policy: 'health.read', summary: 'The process can serve: the database answers' })
  async ready(): Promise<{ ready: true; zoneTable: string }> {
    await this.dataSource.query('SELECT 1');
    return { ready: true, zoneTable: zoneTableVersion };
  }
}
