import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Route } from '#platform';
import { Installation } from '../app/installation.js';
import { SetupDto } from './session.dto.js';

/** The door of a new installation; it is closed for ever once two administrators are named. */
@ApiTags('installation')
@Controller('api/installation')
export class InstallationController {
  constructor(private readonly installation: Installation) {}

  @Get()
  @Route({ policy: 'person.register', summary: 'Whether the first administrators are still to be named' })
  async state(): Promise<{ waitsForAdministrators: boolean }> {
    return { waitsForAdministrators: await this.installation.isNew() };
  }

  @Post('administrators')
  @HttpCode(202)
  @Route({
    policy: 'person.register',
    summary: 'Name the first two administrators, with the code printed at the first start',
    errors: ['SETUP_CODE_WRONG', 'SETUP_TWO_PEOPLE', 'THROTTLED'],
  })
  async name(@Body() body: SetupDto, @Req() request: FastifyRequest): Promise<void> {
    await this.installation.nameAdministrators(body.code, body.administrators, request.ip);
  }
}
