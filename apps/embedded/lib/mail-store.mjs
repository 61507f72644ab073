// Caught messages on disk: one .eml file each, newest 5 000 kept, so that they survive a restart.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const LIMIT = 5000;
const NAME = /^\d{15}-[0-9a-f]{8}\.eml$/;
const addressesOf = (field) => [field ?? []].flat().flatMap(({ value }) => value);

/** What the list shows of a message. `to` holds the envelope's recipients too: a blind copy appears in no header. */
function summaryOf(id, mail, recipients) {
  const addressed = [...addressesOf(mail.to), ...addressesOf(mail.cc)].map(({ address, name }) => ({ address, name }));
  const known = new Set(addressed.map(({ address }) => address?.toLowerCase()));
  const hidden = recipients.filter((address) => !known.has(address.toLowerCase())).map((address) => ({ address, name: '' }));
  return {
    id,
    from: addressesOf(mail.from).map(({ address, name }) => ({ address, name })),
    to: [...addressed, ...hidden],
    subject: mail.subject ?? '',
    date: (mail.date ?? new Date(Number(id.slice(0, 15)) / 100)).toISOString(),
    language: mail.headers.get('content-language') ?? null,
    messageId: mail.messageId ?? null,
    attachments: mail.attachments.map(({ filename, contentType, size }, index) => ({
      index,
      filename: filename ?? null,
      contentType,
      size,
    })),
  };
}

/** The text a search looks through: subject, addresses and body. */
const searchable = (summary, mail) =>
  [summary.subject, ...[...summary.from, ...summary.to].flatMap(({ address, name }) => [address, name]), mail.text ?? '']
    .join('\n')
    .toLowerCase();

export class MailStore {
  /** Newest last: { id, summary, words }; what an earlier run has kept is read when somebody first looks. */
  #entries = [];
  #last = 0;

  constructor(folder) {
    this.folder = folder;
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** Finds what an earlier run has kept; a file that a crash has cut short is dropped. */
  load() {
    for (const name of fs.readdirSync(this.folder).sort()) {
      if (!NAME.test(name)) fs.rmSync(path.join(this.folder, name), { force: true });
      else this.#entries.push({ id: name.slice(0, -4) });
    }
    this.#forgetOldest();
  }

  /** Reads the messages that nobody has looked at since the start: five thousand of them would hold a start up for long. */
  async #readAll() {
    for (const entry of this.#entries.filter(({ summary }) => !summary)) Object.assign(entry, await this.#read(entry.id));
  }

  /** Identifiers sort by arrival: hundredths of a millisecond since 1970, never twice the same. */
  #nextId() {
    this.#last = Math.max(this.#last + 1, Date.now() * 100);
    return `${String(this.#last).padStart(15, '0')}-${crypto.randomBytes(4).toString('hex')}`;
  }

  /** Keeps one message. `recipients` are the envelope's, written as a header so that the file says it all. */
  async add(raw, recipients) {
    const id = this.#nextId();
    const file = this.#file(id);
    const envelope = Buffer.from(`X-Envelope-To: ${recipients.join(', ')}\r\n`);
    await fs.promises.writeFile(`${file}.part`, Buffer.concat([envelope, raw]), { mode: 0o600 });
    await fs.promises.rename(`${file}.part`, file);
    this.#entries.push({ id, ...(await this.#read(id)) });
    this.#entries.sort((one, other) => (one.id < other.id ? -1 : 1));
    this.#forgetOldest();
    return id;
  }

  async #read(id) {
    const mail = await this.#parse(id);
    // Written by us when the letter came in: always one text.
    const envelope = /** @type {string | undefined} */ (mail.headers.get('x-envelope-to'));
    const recipients = (envelope ?? '').split(', ').filter(Boolean);
    const summary = summaryOf(id, mail, recipients);
    return { summary, words: searchable(summary, mail) };
  }

  #forgetOldest() {
    for (const { id } of this.#entries.splice(0, Math.max(0, this.#entries.length - LIMIT))) fs.rmSync(this.#file(id), { force: true });
  }

  #file = (id) => path.join(this.folder, `${id}.eml`);
  #parse = async (id) => {
    const { simpleParser } = await import('mailparser');
    return simpleParser(await fs.promises.readFile(this.#file(id)), { skipImageLinks: true });
  };
  #has = (id) => this.#entries.some((entry) => entry.id === id);

  /**
   * Newest first.
   * @param {{ to?: string, q?: string, page?: number, size?: number }} filter `to` an exact address, `q` words anywhere, `page` from 1
   */
  async list({ to, q, page = 1, size = 50 } = {}) {
    await this.#readAll();
    const address = to?.toLowerCase();
    const words = q?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
    const found = this.#entries
      .filter(({ summary }) => !address || summary.to.some((one) => one.address?.toLowerCase() === address))
      .filter((entry) => words.every((word) => entry.words.includes(word)))
      .reverse();
    return { total: found.length, page, size, messages: found.slice((page - 1) * size, page * size).map(({ summary }) => summary) };
  }

  /** One message with its bodies and headers, or undefined. */
  async message(id) {
    const entry = this.#entries.find((one) => one.id === id);
    if (!entry) return undefined;
    const mail = await this.#parse(id);
    const headers = Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]));
    if (!entry.summary) Object.assign(entry, await this.#read(id));
    return { ...entry.summary, html: mail.html || null, text: mail.text ?? null, headers };
  }

  /** An attachment's { filename, contentType, content }, or undefined. */
  async attachment(id, index) {
    return this.#has(id) ? (await this.#parse(id)).attachments[index] : undefined;
  }

  clear() {
    for (const { id } of this.#entries.splice(0)) fs.rmSync(this.#file(id), { force: true });
  }
}
