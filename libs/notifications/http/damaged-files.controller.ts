import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, definePolicies, Lists, platformErrors, Route, type Actor, type ListPage, type NamesOf } from '#platform';
import { DamagedFilesList, DamagedFilesQuery, type DamagedFileItem } from '../app/damaged-files.list.js';

const nationalOnly = ({ scope }: Actor) => (scope.regionCode || scope.institutionId ? platformErrors.FORBIDDEN() : null);

export const damagedFilePolicies = definePolicies({ 'file.damaged': { roles: ['administrator'], check: nationalOnly } });
declare global {
  interface PolicyTable extends NamesOf<typeof damagedFilePolicies> {}
}

/** What the daily check of stored files found, for the administrator. */
@ApiTags('files')
@Controller('api/files')
export class DamagedFilesController {
  constructor(
    private readonly lists: Lists,
    private readonly listed: DamagedFilesList,
  ) {}

  @Get('damaged')
  @Route({ policy: 'file.damaged', summary: 'Files whose content is lost or altered, the newest finding first' })
  damaged(@CurrentActor() actor: Actor, @Query() query: DamagedFilesQuery): Promise<ListPage<DamagedFileItem>> {
    return this.lists.read(actor, this.listed, query);
  }
}
