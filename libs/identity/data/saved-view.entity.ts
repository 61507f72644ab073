import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Text, Uuid } from '#platform';

/** A list as somebody wants to see it again: its filters and order under a name of their own. */
@Entity('saved_view')
@Unique('saved_view_name_uq', ['personId', 'list', 'name'])
export class SavedView {
  @Id('saved_view_pk') id: string;
  @Uuid() @ForeignKey('Person', { name: 'saved_view_person_fk', onDelete: 'CASCADE' }) personId: string;
  /** The name of the list. */
  @Text() list: string;
  @Text() name: string;
  /** As it stands in the address of the screen. */
  @Text() query: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}
