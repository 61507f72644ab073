import { Body, Controller, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ATTACHMENTS, CurrentActor, IdParam, MAX_FILE_BYTES, readUpload, Route, sendFile, UPLOAD_ERRORS, type Actor } from '#platform';
import { Attendance } from '../app/attendance.js';
import { AttendanceReads, type AttendanceView } from '../app/attendance.reads.js';
import {
  AttendeeDto,
  attendeeContent,
  CertifyDto,
  CorrectAttendeeDto,
  RestoreAttendanceDto,
  WithdrawAttendanceDto,
} from './attendance.dto.js';

/** Who was at a gathering, the lists that were signed on paper, and the certificates of attendance. */
@ApiTags('programmes')
@Controller('api/attendance')
export class AttendanceController {
  constructor(
    private readonly attendance: Attendance,
    private readonly reads: AttendanceReads,
  ) {}

  @Get('gatherings/:id')
  @Route({ policy: 'attendance.read', summary: 'Who was there, with the certificate of each', errors: ['NOT_FOUND'] })
  of(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AttendanceView> {
    return this.reads.of(actor, id);
  }

  @Post('gatherings/:id/attendees')
  @Route({ policy: 'attendance.edit', summary: 'Write somebody on the list', errors: ['NOT_FOUND', 'ENTRY_WITHDRAWN'] })
  add(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: AttendeeDto): Promise<{ id: string }> {
    return this.attendance.add(actor, id, attendeeContent(body));
  }

  @Put('attendees/:id')
  @Route({
    policy: 'attendance.edit',
    summary: 'Put a person of the list right: a certificate that printed it otherwise is withdrawn',
    errors: ['NOT_FOUND', 'VERSION_CONFLICT', 'ENTRY_WITHDRAWN'],
  })
  correct(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CorrectAttendeeDto): Promise<{ version: number }> {
    return this.attendance.correct(actor, id, body.version, attendeeContent(body));
  }

  @Post('attendees/:id/withdrawal')
  @HttpCode(204)
  @Route({
    policy: 'attendance.edit',
    summary: 'Take a person off the list, with the reason; the certificate holds no more',
    errors: ['NOT_FOUND', 'VERSION_CONFLICT', 'ENTRY_WITHDRAWN'],
  })
  withdraw(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: WithdrawAttendanceDto): Promise<void> {
    return this.attendance.withdraw(actor, 'attendee', id, body.version, body.reason);
  }

  @Post('attendees/:id/restoration')
  @HttpCode(204)
  @Route({ policy: 'attendance.edit', summary: 'Put the person back on the list', errors: ['NOT_FOUND', 'VERSION_CONFLICT'] })
  restore(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: RestoreAttendanceDto): Promise<void> {
    return this.attendance.restore(actor, 'attendee', id, body.version);
  }

  @Post('gatherings/:id/certificates')
  @HttpCode(200)
  @Route({
    policy: 'attendance.edit',
    summary: 'Certify attendance, once a gathering is over',
    errors: ['NOT_FOUND', 'ENTRY_WITHDRAWN', 'GATHERING_NOT_OVER'],
  })
  certify(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CertifyDto): Promise<{ issued: number }> {
    return this.attendance.certify(actor, id, body.attendeeIds ?? null);
  }

  @Get('certificates/:id/file')
  @Route({ policy: 'attendance.read', summary: 'A certificate, as a PDF', errors: ['NOT_FOUND'], sends: ['application/pdf'] })
  async certificate(@CurrentActor() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const { file, bytes } = await this.reads.certificate(actor, id);
    sendFile(reply, file, bytes);
  }

  @Post('gatherings/:id/sheets')
  @Route({
    policy: 'attendance.edit',
    summary: 'Keep a list that was signed on paper',
    errors: [...UPLOAD_ERRORS, 'NOT_FOUND', 'ENTRY_WITHDRAWN'],
    upload: MAX_FILE_BYTES,
  })
  async addSheet(@CurrentActor() actor: Actor, @IdParam() id: string, @Req() request: FastifyRequest): Promise<{ id: string }> {
    return this.attendance.addSheet(actor, id, await readUpload(request));
  }

  @Get('sheets/:id/file')
  @Route({ policy: 'attendance.read', summary: 'A list that was signed on paper', errors: ['NOT_FOUND'], sends: ATTACHMENTS })
  async sheet(@CurrentActor() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const { file, bytes } = await this.reads.sheet(actor, id);
    sendFile(reply, file, bytes);
  }

  @Post('sheets/:id/withdrawal')
  @HttpCode(204)
  @Route({
    policy: 'attendance.edit',
    summary: 'Take a list back, with the reason: it is kept',
    errors: ['NOT_FOUND', 'VERSION_CONFLICT', 'ENTRY_WITHDRAWN'],
  })
  withdrawSheet(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: WithdrawAttendanceDto): Promise<void> {
    return this.attendance.withdraw(actor, 'sheet', id, body.version, body.reason);
  }

  @Post('sheets/:id/restoration')
  @HttpCode(204)
  @Route({ policy: 'attendance.edit', summary: 'Bring a list back', errors: ['NOT_FOUND', 'VERSION_CONFLICT'] })
  restoreSheet(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: RestoreAttendanceDto): Promise<void> {
    return this.attendance.restore(actor, 'sheet', id, body.version);
  }
}
