import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { zonedInstant, type ZonedInstant } from '#kernel';
import {
  countDamagedFiles,
  CurrentActor,
  damagedFiles,
  definePolicies,
  PageQuery,
  platformErrors,
  requireAccess,
  Route,
  Tx,
  type Actor,
  type ContentDefect,
  type Page,
  type NamesOf,
} from '#platform';

const nationalOnly = (actor: Actor) => (actor.scope.regionCode ? platformErrors.FORBIDDEN() : null);

export const filesPolicies = definePolicies({ 'file.damaged': { roles: ['administrator'], check: nationalOnly } });
declare global {
  interface PolicyTable extends NamesOf<typeof filesPolicies> {}
}

/** A file whose content is lost or altered; never what it says. */
export interface DamagedFileItem {
  id: string;
  name: string;
  size: number;
  sha256: string;
  defect: ContentDefect;
  kept: ZonedInstant;
  found: ZonedInstant;
}

/** What the daily check of stored files found, for the administrator. */
@ApiTags('files')
@Controller('api/files')
export class FilesController {
  constructor(private readonly tx: Tx) {}

  @Get('damaged')
  @Route({ policy: 'file.damaged', summary: 'Files whose content is lost or altered, the newest finding first' })
  damaged(@CurrentActor() actor: Actor, @Query() { page, pageSize }: PageQuery): Promise<Page<DamagedFileItem>> {
    requireAccess(actor, 'file.damaged');
    return this.tx.run(
      async (em) => {
        const found = await damagedFiles(em, { limit: pageSize, offset: (page - 1) * pageSize });
        const items = found.map(({ keptSince, foundAt, ...file }) => ({
          ...file,
          kept: zonedInstant(keptSince),
          found: zonedInstant(foundAt),
        }));
        return { items, page, pageSize, total: await countDamagedFiles(em) };
      },
      { readOnly: true },
    );
  }
}
