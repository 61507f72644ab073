import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { platformErrors, Route, Tx, Verifications, type VerifiedDocument } from '#platform';

/** Anybody who holds a document may ask whether it is genuine, by the code printed on it. */
@ApiTags('public')
@Controller('api/public/verifications')
export class VerificationController {
  constructor(
    private readonly tx: Tx,
    private readonly verifications: Verifications,
  ) {}

  @Get(':code')
  @Route({ policy: 'site.read', summary: 'What the document with this code is, and whether it stands', errors: ['NOT_FOUND'] })
  async verify(@Param('code') code: string): Promise<VerifiedDocument> {
    const found = await this.tx.run((em) => this.verifications.find(em, code), { readOnly: true });
    if (!found) throw platformErrors.NOT_FOUND();
    return found;
  }
}
