/** The person stopped it: nothing is to be said of it. */
export class UploadStopped extends Error {
  override name = 'UploadStopped';
}
