/**
 * `it` for the chapters of one story: once a chapter has failed, those that build on it say so at once instead of waiting in vain.
 */
export function chaptersOf(): (title: string, chapter: () => Promise<void>, timeout?: number) => void {
  let failed: string | null = null;
  return (title, chapter, timeout = 60_000) =>
    it(
      title,
      async () => {
        if (failed) throw new Error(`not told, because this failed before: ${failed}`);
        failed = title;
        await chapter();
        failed = null;
      },
      timeout,
    );
}
