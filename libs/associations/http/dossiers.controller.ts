import { Controller, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, IdParam, Route, sendFile, type Actor } from '#platform';
import { AssociationDossiers, type AssociationDossier } from '../app/association-dossiers.js';
import { PrintDossier, type DossierCopyView } from '../app/print-dossier.js';

@ApiTags('associations')
@Controller('api/associations/:id/dossier')
export class DossiersController {
  constructor(
    private readonly dossiers: AssociationDossiers,
    private readonly printing: PrintDossier,
  ) {}

  @Get()
  @Route({
    policy: 'association.dossier',
    summary: 'The dossier on one page: registration, board, documents, files, acts, payments, reports, incidents, with their sums',
    errors: ['OWN_ASSOCIATION'],
  })
  dossier(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<AssociationDossier> {
    return this.dossiers.of(actor, id);
  }

  @Post('copies')
  @Route({ policy: 'association.dossier', summary: 'Ask for the dossier as a PDF', errors: ['OWN_ASSOCIATION'] })
  print(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.printing.ask(actor, id);
  }

  @Get('copies/:copyId')
  @Route({ policy: 'association.dossier', summary: 'Whether the PDF is ready', errors: ['OWN_ASSOCIATION'] })
  look(@IdParam() id: string, @IdParam('copyId') copyId: string, @CurrentActor() actor: Actor): Promise<DossierCopyView> {
    return this.printing.look(actor, id, copyId);
  }

  @Get('copies/:copyId/file')
  @Route({
    policy: 'association.dossier',
    summary: 'The dossier as a PDF, for who asked for it',
    errors: ['OWN_ASSOCIATION'],
    sends: ['application/pdf'],
  })
  async file(
    @IdParam() id: string,
    @IdParam('copyId') copyId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, bytes } = await this.printing.file(actor, id, copyId);
    sendFile(reply, file, bytes);
  }
}
