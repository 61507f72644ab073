import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, platformErrors, type Config } from '#platform';
import type { PublicPages } from '../../web/src/public/props.js';

interface ServerBundle {
  renderPublicPage<P extends keyof PublicPages>(page: P, props: PublicPages[P]): string;
}

/** The web build: the application's page for signed-in people, and the renderer of the public pages. */
@Injectable()
export class WebBundle implements OnModuleInit {
  readonly folder: string;
  private bundle: ServerBundle | undefined;
  private index: string | undefined;

  constructor(@Inject(CONFIG) config: Config) {
    this.folder = config.WEB_DIR ?? path.resolve(import.meta.dirname, '../../../web');
  }

  async onModuleInit(): Promise<void> {
    const server = path.join(this.folder, 'server/entry-server.js');
    const index = path.join(this.folder, 'client/index.html');
    if (existsSync(server)) this.bundle = (await import(pathToFileURL(server).href)) as ServerBundle;
    if (existsSync(index)) this.index = readFileSync(index, 'utf8');
  }

  render<P extends keyof PublicPages>(page: P, props: PublicPages[P]): string {
    if (!this.bundle) throw platformErrors.UNAVAILABLE();
    return this.bundle.renderPublicPage(page, props);
  }

  /** The page that loads the application, in the language of its reader. */
  application(language: string): string {
    if (!this.index) throw platformErrors.UNAVAILABLE();
    return this.index.replace(
      /<html[^>]*>/,
      `<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}" data-mantine-color-scheme="light">`,
    );
  }
}
