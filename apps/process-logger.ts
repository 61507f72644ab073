import { ConsoleLogger } from '@nestjs/common';

/** What the framework lists at every start, a line for each module and each route: `npm run cli` and OpenAPI say it better. */
const INVENTORY = ['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'NestFactory'];

/** One JSON object a line on stdout and stderr: what happens, without the framework's inventory of itself. */
export class ProcessLogger extends ConsoleLogger {
  constructor() {
    super({ json: true, logLevels: ['error', 'warn', 'log'] });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (INVENTORY.includes(String(rest.at(-1)))) return;
    super.log(message, ...(rest as [string]));
  }
}
