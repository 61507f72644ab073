import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Language } from '#kernel';
import { definePolicies, PageLanguage, Route, type NamesOf } from '#platform';
import { WebBundle } from './web-bundle.js';

export const sitePolicies = definePolicies({ 'site.read': { roles: ['anonymous'] } });
declare global {
  interface PolicyTable extends NamesOf<typeof sitePolicies> {}
}

/** Every address under /app is one page: the application finds its own way from there. */
@ApiExcludeController()
@Controller('app')
export class ApplicationController {
  constructor(private readonly web: WebBundle) {}

  @Get(['', '*'])
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @Route({ policy: 'site.read', summary: 'The application for signed-in people' })
  page(@PageLanguage() language: Language): string {
    return this.web.application(language);
  }
}
