import { createParamDecorator, Controller, Get, Param, Res, type ExecutionContext } from '@nestjs/common';
import { ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#kernel';
import {
  CurrentActor,
  definePolicies,
  EXPORT_FORMATS,
  Exports,
  PageLanguage,
  platformErrors,
  Route,
  sendFile,
  type Actor,
  type ExportFormat,
  type NamesOf,
} from '#platform';

/** Who may read a list is said by the list. */
export const exportPolicies = definePolicies({ 'list.export': { roles: ['anonymous'] } });
declare global {
  interface PolicyTable extends NamesOf<typeof exportPolicies> {}
}

/** What is asked of a list: each list checks it by its own rules. */
export const AskedOfList = createParamDecorator((_: unknown, context: ExecutionContext): Record<string, unknown> => ({
  ...(context.switchToHttp().getRequest<FastifyRequest>().query as Record<string, unknown>),
}));

const isFormat = (format: unknown): format is ExportFormat => typeof format === 'string' && Object.hasOwn(EXPORT_FORMATS, format);

/** Every list as a file. */
@ApiTags('exports')
@Controller('api/exports')
export class ExportsController {
  constructor(private readonly exports: Exports) {}

  @Get(':list')
  @ApiParam({ name: 'list', description: 'The name of a list', example: 'applications' })
  @ApiQuery({ name: 'format', enum: Object.keys(EXPORT_FORMATS), description: 'What else the list may be asked is taken as well' })
  @ApiQuery({ name: 'lang', type: String, required: false, description: 'Language of the file: fr, ar or en' })
  @Route({
    policy: 'list.export',
    summary: 'A list as a file: what the filter selects, all pages',
    errors: ['NOT_FOUND', 'INVALID_REQUEST', 'UNAUTHENTICATED', 'FORBIDDEN', 'EXPORTS_BUSY'],
    sends: Object.values(EXPORT_FORMATS).map((type) => type.split(';')[0]!),
  })
  async one(
    @CurrentActor() actor: Actor,
    @Param('list') list: string,
    @AskedOfList() { format, lang: _lang, ...query }: Record<string, unknown>,
    @PageLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isFormat(format)) throw platformErrors.INVALID_REQUEST({}, [{ path: 'format', code: 'choice' }]);
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const { name, bytes } = await this.exports.write(actor, { list, format, query }, language, gone.signal);
    // Whoever left while the file was written is sent nothing.
    if (gone.signal.aborted) return void bytes.destroy();
    sendFile(reply, { name, mediaType: EXPORT_FORMATS[format] }, bytes);
  }
}
