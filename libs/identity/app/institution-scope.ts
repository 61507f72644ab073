import { Injectable } from '@nestjs/common';
import { Extensions, InstitutionParts } from '#platform';
import type { InstitutionSql } from '../data/grants.queries.js';
import { institutionPlaces } from './institution-places.js';

/** What is read with each role that acts for an institution: its parts in programmes, and the region to which it is bound. */
@Injectable()
export class InstitutionScope {
  constructor(
    private readonly extensions: Extensions,
    private readonly parts: InstitutionParts,
  ) {}

  /** No query of its own. */
  get sql(): InstitutionSql {
    const places = this.extensions.of(institutionPlaces);
    return {
      parts: (institution) => this.parts.sqlFor(institution),
      region: (institution) => (places.length === 0 ? 'NULL' : `coalesce(${places.map((place) => `(${place(institution)})`).join(', ')})`),
    };
  }
}
