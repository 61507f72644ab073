import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import nodemailer from 'nodemailer';

const PROGRAM = path.resolve(import.meta.dirname, '../../apps/embedded/mail-catcher.mjs');

interface Summary {
  id: string;
  to: { address: string; name: string }[];
  subject: string;
  language: string | null;
  attachments: { index: number; filename: string; contentType: string; size: number }[];
}

describe('the mail catcher', () => {
  let folder: string;
  let child: ChildProcess;
  let smtp: number;
  let url: string;

  async function start(): Promise<void> {
    const env = {
      ...process.env,
      JISR_MAIL_FOLDER: folder,
      JISR_MAIL_SMTP_PORT: '0',
      JISR_MAIL_HTTP_PORT: '0',
      JISR_PARENT_PID: String(process.pid),
    };
    child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const line = await new Promise<string>((resolve) => createInterface({ input: child.stdout! }).once('line', resolve));
    const [, smtpPort, httpPort] = line.match(/smtp (\d+), http (\d+)/) ?? [];
    smtp = Number(smtpPort);
    url = `http://127.0.0.1:${httpPort}`;
  }
  const stop = (signal: NodeJS.Signals = 'SIGTERM') =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill(signal);
    });
  const list = async (query = '') => (await (await fetch(`${url}/messages${query}`)).json()) as { total: number; messages: Summary[] };
  const transport = () => nodemailer.createTransport({ host: '127.0.0.1', port: smtp, secure: false, ignoreTLS: true });

  const letter = (to: string, subject: string) => ({
    from: 'Jisr <ne-pas-repondre@jisr.example>',
    to,
    subject,
    text: 'Votre projet est retenu.',
    html: '<p dir="rtl">تم قبول مشروعكم</p>',
    headers: { 'Content-Language': 'ar' },
    attachments: [{ filename: 'اتفاقية.pdf', content: Buffer.from('%PDF-1.7 convention'), contentType: 'application/pdf' }],
  });

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jisr-mail-'));
    await start();
  });
  afterEach(async () => {
    if (child.exitCode === null && child.signalCode === null) await stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('lists what the president was sent, newest first, with Arabic intact', async () => {
    await transport().sendMail(letter('presidente@association.example', 'إشعار بالقبول'));
    await transport().sendMail(letter('tresorier@association.example', 'Ordre de paiement'));
    const all = await list();
    expect(all.total).toBe(2);
    expect(all.messages.map(({ subject }) => subject)).toEqual(['Ordre de paiement', 'إشعار بالقبول']);
    const { messages } = await list('?to=PRESIDENTE@association.example');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ subject: 'إشعار بالقبول', language: 'ar' });
    expect(messages[0]?.attachments).toEqual([{ index: 0, filename: 'اتفاقية.pdf', contentType: 'application/pdf', size: 19 }]);
    expect((await list('?q=paiement%20tresorier')).total).toBe(1);
    expect((await list('?q=paiement%20presidente')).total).toBe(0);
    expect((await list('?page=3')).messages).toEqual([]);
  });

  it('shows a message whole, its attachment to the byte, and a blind copy to whom it went', async () => {
    await transport().sendMail({ ...letter('presidente@association.example', 'Convention'), bcc: 'archives@ministere.example' });
    const [summary] = (await list('?to=archives@ministere.example')).messages;
    const message = (await (await fetch(`${url}/messages/${summary?.id}`)).json()) as {
      html: string;
      text: string;
      headers: Record<string, string>;
    };
    expect(message.html).toContain('تم قبول مشروعكم');
    expect(message.text).toContain('Votre projet est retenu.');
    expect(message.headers).toMatchObject({ 'content-language': 'ar' });
    const attachment = await fetch(`${url}/messages/${summary?.id}/attachments/0`);
    expect(await attachment.text()).toBe('%PDF-1.7 convention');
    expect(attachment.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('keeps messages across a kill and drops a file cut short', async () => {
    await transport().sendMail(letter('presidente@association.example', 'Avant la panne'));
    await stop('SIGKILL');
    fs.writeFileSync(path.join(folder, 'half.eml.part'), 'From: x');
    await start();
    expect((await list()).messages.map(({ subject }) => subject)).toEqual(['Avant la panne']);
    expect(fs.readdirSync(folder)).toHaveLength(1);
  });

  it('answers 404 for what does not exist and for paths that leave its folder', async () => {
    for (const place of [
      '/messages/none',
      '/messages/..%2F..%2Fsecret',
      '/messages/none/attachments/0',
      '/messages/a/attachments/x',
      '/other',
    ]) {
      expect((await fetch(`${url}${place}`)).status).toBe(404);
    }
  });

  it('forgets everything when asked', async () => {
    await transport().sendMail(letter('presidente@association.example', 'Premier'));
    expect((await fetch(`${url}/messages`, { method: 'DELETE' })).status).toBe(204);
    expect((await list()).total).toBe(0);
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});
