// The thread that reads what others sent: it may be stopped at any moment, and the process goes on.
import { parentPort } from 'node:worker_threads';
import { verifyPdf } from '../signing/verify-pdf.js';
import { examinePdf } from './examine-pdf.js';
import type { PdfAnswer, PdfTask } from './pdf-reading.js';

const readers: { [K in PdfTask['kind']]: (task: Extract<PdfTask, { kind: K }>) => Promise<PdfAnswer[K]> } = {
  verify: ({ bytes, roots }) => verifyPdf(bytes, roots),
  examine: ({ bytes }) => examinePdf(bytes),
};

parentPort!.postMessage({ ready: true });
parentPort!.on('message', (task: PdfTask) => {
  const read = readers[task.kind] as (task: PdfTask) => Promise<unknown>;
  read(task).then(
    (result) => parentPort!.postMessage({ result }),
    (error: unknown) => parentPort!.postMessage({ error: String(error) }),
  );
});
