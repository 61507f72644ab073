import type { JobBinding, JobDefinition, Schedule, Subscription } from './job.js';

/** All jobs of the program. A job without handler, with two, or a subscription to an unknown job stops the start. */
export class JobRegistry {
  private readonly byName = new Map<string, JobBinding>();

  constructor(
    bindings: readonly JobBinding[],
    readonly subscriptions: readonly Subscription[],
    readonly schedules: readonly Schedule[],
  ) {
    for (const binding of bindings) {
      if (this.byName.has(binding.job.name)) throw new Error(`job ${binding.job.name} has two handlers`);
      this.byName.set(binding.job.name, binding);
    }
    for (const job of [...subscriptions.map((subscription) => subscription.job), ...schedules.map((schedule) => schedule.job)]) {
      if (!this.byName.has(job.name)) throw new Error(`job ${job.name} has no handler`);
    }
  }

  binding(name: string): JobBinding | undefined {
    return this.byName.get(name);
  }

  bindings(): JobBinding[] {
    return [...this.byName.values()];
  }

  subscribersOf(eventName: string): JobDefinition[] {
    return this.subscriptions.filter((subscription) => subscription.event.name === eventName).map((subscription) => subscription.job);
  }
}
