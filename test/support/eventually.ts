import { until } from '#seeds';

/** Waits for what the worker does in its own time, less long than a test may take. */
export const eventually = <T>(look: Parameters<typeof until<T>>[0], what: string, ms = 25_000): Promise<T> => until(look, what, ms);
