import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PdfRenderer, type RenderedPdf } from './pdf-renderer.js';

/** Renders documents, in the worker's own thread; started at the first document. */
@Injectable()
export class Documents implements OnApplicationShutdown {
  private renderer: PdfRenderer | undefined;

  render(templatePath: string, data: unknown): Promise<RenderedPdf> {
    this.renderer ??= new PdfRenderer();
    return this.renderer.render(templatePath, data);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.renderer?.close();
  }
}
