import { Injectable } from '@nestjs/common';
import { Documents, Files, Tx, type Actor } from '#platform';
import { seesAll } from '../../data/visible-files.js';
import { committeeErrors } from '../../domain/errors.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { MINUTES_TEMPLATE, type MinutesData } from '../../templates/minutes.data.js';
import { Minutes } from './minutes.js';
import { SessionAccess } from '../session/session-access.js';

/** Reads of the minutes: the draft while the session goes on, the file once it is closed. */
@Injectable()
export class MinutesReads {
  constructor(
    private readonly tx: Tx,
    private readonly access: SessionAccess,
    private readonly minutes: Minutes,
    private readonly documents: Documents,
    private readonly files: Files,
  ) {}

  /** @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE */
  draft(actor: Actor, sessionId: string): Promise<MinutesData> {
    return this.tx.run(async (em) => {
      const { session, reader } = await this.access.enterContent(em, actor, 'session.read', sessionId);
      sessionMachine.requireIn(session.state, ['deliberating', 'closed', 'minutes_signed'], 'minutes');
      return this.minutes.data(em, session, reader);
    });
  }

  /** The signed file; for a member in conflict an extract, rendered for them. @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE · MINUTES_NOT_READY */
  async pdf(actor: Actor, sessionId: string): Promise<{ name: string; bytes: Buffer }> {
    const found = await this.tx.run(async (em) => {
      const { session, reader } = await this.access.enterContent(em, actor, 'session.read', sessionId);
      sessionMachine.requireIn(session.state, ['closed', 'minutes_signed'], 'minutes');
      if (session.minutesFileId === null) throw committeeErrors.MINUTES_NOT_READY();
      if (await seesAll(em, sessionId, reader)) return { file: await this.files.describe(em, session.minutesFileId) };
      return { extract: await this.minutes.data(em, session, reader) };
    });
    if (found.file) return { name: found.file.name, bytes: await this.files.read(found.file) };
    const { bytes } = await this.documents.render(MINUTES_TEMPLATE, found.extract);
    return { name: `${found.extract.reference}-extrait.pdf`, bytes };
  }

  /** Who signed, who did not and why. @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE · MINUTES_NOT_READY */
  async signatureSheet(actor: Actor, sessionId: string): Promise<{ name: string; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      const { session } = await this.access.enterContent(em, actor, 'session.read', sessionId);
      sessionMachine.requireIn(session.state, ['minutes_signed'], 'minutes');
      if (session.signatureSheetId === null) throw committeeErrors.MINUTES_NOT_READY();
      return this.files.describe(em, session.signatureSheetId);
    });
    return { name: file.name, bytes: await this.files.read(file) };
  }
}
