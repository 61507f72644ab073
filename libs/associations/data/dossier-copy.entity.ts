import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Uuid } from '#platform';

/** A printed copy of the dossier of an association: for who asked for it alone, in the role used then, for a few days. */
@Entity('dossier_copy')
@Index('dossier_copy_asked_ix', ['askedAt'])
export class DossierCopy {
  @Id('dossier_copy_pk') id: string;
  @Uuid() @ForeignKey('Association', { name: 'dossier_copy_association_fk' }) associationId: string;
  @Uuid() @ForeignKey('Person', { name: 'dossier_copy_person_fk' }) askedBy: string;
  @Uuid() grantId: string;
  /** Null until the worker has made it. */
  @Uuid({ nullable: true }) @ForeignKey('StoredFile', { name: 'dossier_copy_file_fk' }) fileId: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) askedAt: Date;
}
