import { Controller, Delete, Head, HttpCode, Options, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, definePolicies, IdParam, PART_TYPE, Resumable, Route, type Actor, type NamesOf } from '#platform';

/** Each reaches what they began themselves, and nothing else. */
export const uploadPolicies = definePolicies({ 'upload.send': { roles: ['*'] } });
declare global {
  interface PolicyTable extends NamesOf<typeof uploadPolicies> {}
}

/** Files in parts, by the tus protocol 1.0 (tus.io): what has arrived outlives a cut line; the routes that take a file take its id. */
@ApiTags('uploads')
@Controller('api/uploads')
export class UploadsController {
  constructor(private readonly resumable: Resumable) {}

  @Options()
  @HttpCode(204)
  @Route({ policy: 'upload.send', summary: 'What of tus 1.0 there is, and how large a file may be (headers Tus-Extension, Tus-Max-Size)' })
  async options(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.resumable.answer(actor, request, reply);
  }

  @Post()
  @Route({
    policy: 'upload.send',
    summary: 'Begin a file: its length in Upload-Length, its name in Upload-Metadata (tus 1.0); its address comes in Location',
    errors: ['FILE_EMPTY', 'TOO_LARGE', 'UPLOADS_UNFINISHED', 'UPLOAD_MOVED', 'UPLOAD_PROTOCOL'],
    streams: true,
  })
  async begin(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ id: string }> {
    const headers = await this.resumable.answer(actor, request, reply);
    return { id: headers.get('location')!.replace(/^.*\//, '') };
  }

  @Head(':id')
  @HttpCode(204)
  @Route({ policy: 'upload.send', summary: 'How much of a file has arrived (Upload-Offset)', errors: ['NOT_FOUND', 'UPLOAD_PROTOCOL'] })
  async stands(
    @CurrentActor() actor: Actor,
    @IdParam() _id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.resumable.answer(actor, request, reply);
  }

  @Patch(':id')
  @HttpCode(204)
  @ApiConsumes(PART_TYPE)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Route({
    policy: 'upload.send',
    summary: 'The next bytes of a file, from where it ends (Upload-Offset)',
    errors: ['NOT_FOUND', 'TOO_LARGE', 'UPLOAD_MOVED', 'UPLOAD_PROTOCOL', 'REQUEST_TOO_COMPLEX'],
    streams: true,
  })
  async append(
    @CurrentActor() actor: Actor,
    @IdParam() _id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.resumable.answer(actor, request, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Route({
    policy: 'upload.send',
    summary: 'Give a file up: what has arrived of it is forgotten',
    errors: ['NOT_FOUND', 'UPLOAD_PROTOCOL'],
  })
  async giveUp(
    @CurrentActor() actor: Actor,
    @IdParam() _id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.resumable.answer(actor, request, reply);
  }
}
