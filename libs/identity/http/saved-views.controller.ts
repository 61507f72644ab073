import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, Route, TextField, type Actor } from '#platform';
import { SavedViews, type SavedViewItem } from '../app/saved-views.js';

class KeepViewDto {
  @TextField({ max: 80 }) name: string;
  @TextField({ max: 1_000, min: 0, description: 'As it stands in the address of the screen' }) query: string;
}

class RenameViewDto {
  @TextField({ max: 80 }) name: string;
}

/** The views of lists that somebody keeps. */
@ApiTags('views')
@Controller('api/views')
export class SavedViewsController {
  constructor(private readonly views: SavedViews) {}

  @Get(':list')
  @Route({ policy: 'person.self', summary: 'The views of a list that I keep', errors: ['NOT_FOUND'] })
  of(@CurrentActor() actor: Actor, @Param('list') list: string): Promise<SavedViewItem[]> {
    return this.views.of(actor, list);
  }

  @Put(':list')
  @Route({
    policy: 'person.self',
    summary: 'Keep a view under a name; the same name again replaces it',
    errors: ['NOT_FOUND', 'TOO_MANY_VIEWS'],
  })
  keep(@CurrentActor() actor: Actor, @Param('list') list: string, @Body() body: KeepViewDto): Promise<{ id: string }> {
    return this.views.keep(actor, list, body);
  }

  @Put(':list/:id')
  @HttpCode(204)
  @Route({ policy: 'person.self', summary: 'Rename a view that I keep', errors: ['NOT_FOUND', 'VIEW_NAME_USED'] })
  rename(@CurrentActor() actor: Actor, @Param('list') list: string, @IdParam() id: string, @Body() { name }: RenameViewDto): Promise<void> {
    return this.views.rename(actor, list, id, name);
  }

  @Delete(':list/:id')
  @HttpCode(204)
  @Route({ policy: 'person.self', summary: 'Forget a view that I keep', errors: ['NOT_FOUND'] })
  forget(@CurrentActor() actor: Actor, @Param('list') list: string, @IdParam() id: string): Promise<void> {
    return this.views.forget(actor, list, id);
  }
}
