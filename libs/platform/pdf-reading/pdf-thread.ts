// The thread that reads what others sent: it may be stopped at any moment, and the process goes on. It is of one kind and loads only what
// that needs, then says that it is ready: what the machine takes to start it is not held against the file.
import { parentPort, workerData } from 'node:worker_threads';
import type { PdfTask } from './pdf-reading.js';

type Read = (task: PdfTask) => Promise<unknown>;

const loading: Record<PdfTask['kind'], () => Promise<Read>> = {
  verify: async () => {
    const { verifyPdf } = await import('../signing/verify-pdf.js');
    return ({ bytes, roots = [] }) => verifyPdf(bytes, roots);
  },
  examine: async () => {
    const { examinePdf } = await import('./examine-pdf.js');
    return ({ bytes }) => examinePdf(bytes);
  },
};

const read = await loading[(workerData as { kind: PdfTask['kind'] }).kind]();
parentPort!.on('message', (task: PdfTask) => {
  read(task).then(
    (result) => parentPort!.postMessage({ result }),
    (error: unknown) => parentPort!.postMessage({ error: String(error) }),
  );
});
parentPort!.postMessage({ ready: true });
