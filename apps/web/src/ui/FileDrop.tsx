import { MAX_FILE_BYTES, MAX_PAGES } from '#platform/public';
import { Button, Progress, Text } from '@mantine/core';
import { IconCamera, IconUpload } from '@tabler/icons-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { HEAD_BYTES, JPEG, kindOf, OFFICE, PDF, PNG, type FileKind, type KindOfFile } from './file-kinds.js';
import { formatBytes } from './format.js';
import { PagesDialog } from './PagesDialog.js';
import { asPhotograph, type Photograph } from './photographs.js';
import { useLanguage } from './text.js';
import styles from './FileDrop.module.css';

export interface FileRules {
  kinds: readonly KindOfFile[];
  maxBytes: number;
}

/** What the API takes as an attachment. */
export const fileRules: FileRules = { kinds: [PDF, JPEG, PNG, OFFICE], maxBytes: MAX_FILE_BYTES };

/** How far it is, between 0 and 1, and whether it waits for the line. */
export type OnProgress = (share: number, isWaiting: boolean) => void;

/** Sends one file, or the photographed pages of one document; stops with the signal, and rejects with a message people can read. */
export type SendFiles = (files: readonly File[], onProgress: OnProgress, signal: AbortSignal) => Promise<unknown>;

interface FileDropProps {
  label: string;
  rules: FileRules;
  upload: SendFiles;
}

const PHOTOGRAPHS: readonly (FileKind | undefined)[] = ['jpeg', 'png', 'phone_photo'];

/**
 * One document at a time, by drop or by the file dialog: a file, or several photographs that become one PDF. Types and size are said before,
 * checked here by the first bytes for comfort and by the API for good. On a telephone pages may be photographed at once.
 */
export function FileDrop({ label, rules, upload }: FileDropProps) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const stopping = useRef<AbortController | null>(null);
  const hint = useId();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<{ share: number; isWaiting: boolean; bytes: number } | null>(null);
  /** Photographed pages stay until they are sent or taken off, also when their dialog is closed. */
  const [pages, setPages] = useState<readonly Photograph[]>([]);
  const [arranging, setArranging] = useState(false);
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const types = rules.kinds.flatMap(({ names }) => names).join(', ');
  const takesPhotographs = rules.kinds.includes(JPEG);
  /** Several photographs become one document where a PDF is taken. */
  const takesPages = takesPhotographs && rules.kinds.includes(PDF);
  const size = formatBytes(rules.maxBytes, language);

  async function send(files: readonly File[], onSent = () => {}) {
    setProblem(null);
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    if (bytes > rules.maxBytes) return setProblem(t('file.tooLarge', { size }));
    setSending({ share: 0, isWaiting: false, bytes });
    stopping.current = new AbortController();
    try {
      await upload(files, (share, isWaiting) => setSending({ share, isWaiting, bytes }), stopping.current.signal);
      onSent();
    } catch (error) {
      if (!stopping.current.signal.aborted) setProblem(error instanceof Error && error.message ? error.message : t('problem.network'));
    } finally {
      setSending(null);
    }
  }

  /** Photographs as pages; null, with the words of why not, where one cannot be read. */
  async function read(files: readonly File[], kinds: readonly (FileKind | undefined)[]): Promise<Photograph[] | null> {
    setReading(true);
    try {
      const photographs: Photograph[] = [];
      // One after the other: a telephone has no room for three unpacked photographs.
      for (const file of files) photographs.push(await asPhotograph(file));
      return photographs;
    } catch {
      setProblem(kinds.includes('phone_photo') ? t('file.phonePhoto') : t('file.photoUnreadable'));
      return null;
    } finally {
      setReading(false);
    }
  }

  async function take(chosen: FileList | null, fromCamera = false) {
    const files = [...(chosen ?? [])];
    for (const one of [input.current, camera.current]) if (one) one.value = '';
    if (files.length === 0) return;
    setProblem(null);
    const kinds = await Promise.all(files.map(async (file) => kindOf(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))));
    const arePhotographs = takesPhotographs && kinds.every((kind) => PHOTOGRAPHS.includes(kind));
    if (takesPages && arePhotographs && (arranging || fromCamera || files.length > 1)) {
      const photographs = await read(files, kinds);
      if (!photographs) return;
      setPages([...pages, ...photographs].slice(0, MAX_PAGES));
      return setArranging(true);
    }
    if (files.length > 1 || arranging) return setProblem(t('file.oneOrPhotos'));
    if (kinds[0] === 'phone_photo' && takesPhotographs) {
      const photographs = await read(files, kinds);
      if (photographs) await send(photographs.map(({ file }) => file));
      return;
    }
    if (!rules.kinds.some(({ kind }) => kind === kinds[0])) return setProblem(t('file.wrongType', { types }));
    await send(files);
  }

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };

  const isBusy = sending !== null || reading;
  return (
    <div
      className={styles.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-hidden
        multiple={takesPages}
        accept={rules.kinds.flatMap(({ dialog }) => dialog).join(',')}
        onChange={(event) => void take(event.currentTarget.files)}
      />
      <Button
        variant="default"
        leftSection={<IconUpload size={18} aria-hidden />}
        onClick={() => input.current?.click()}
        disabled={isBusy}
        aria-describedby={hint}
      >
        {label}
      </Button>
      {takesPhotographs && (
        <span className={styles.camera}>
          <input
            ref={camera}
            type="file"
            hidden
            tabIndex={-1}
            aria-hidden
            accept="image/jpeg,image/png"
            capture="environment"
            onChange={(event) => void take(event.currentTarget.files, true)}
          />
          <Button
            variant="default"
            leftSection={<IconCamera size={18} aria-hidden />}
            onClick={() => camera.current?.click()}
            disabled={isBusy}
            loading={reading}
          >
            {takesPages ? t('file.photographPages') : t('file.photograph')}
          </Button>
        </span>
      )}
      {pages.length > 0 && !arranging && (
        <Button variant="subtle" disabled={isBusy} onClick={() => setArranging(true)}>
          {t('pages.again', { count: pages.length })}
        </Button>
      )}
      <Text size="sm" c="dimmed" mt={6} id={hint}>
        {t('file.rules', { types, size })}
        {takesPages && `. ${t('file.pages')}`}
        {takesPhotographs && `. ${t('file.photos')}`}
      </Text>
      {sending && (
        <>
          <Progress value={sending.share * 100} mt="sm" aria-label={t('file.sending')} />
          <Text size="sm" mt={6}>
            {t('file.arrived', { part: formatBytes(sending.share * sending.bytes, language), whole: formatBytes(sending.bytes, language) })}
          </Text>
          <Text size="sm" fw={600} role="status">
            {sending.isWaiting && t('file.waiting')}
          </Text>
          <Button variant="subtle" size="compact-sm" mt={6} onClick={() => stopping.current?.abort()}>
            {t('file.stop')}
          </Button>
        </>
      )}
      {arranging && (
        <PagesDialog
          pages={pages}
          reading={reading}
          problem={problem}
          onAdd={(from) => (from === 'camera' ? camera : input).current?.click()}
          onChange={setPages}
          onSend={() => {
            setArranging(false);
            void send(
              pages.map(({ file }) => file),
              () => setPages([]),
            );
          }}
          onClose={() => {
            setArranging(false);
            setProblem(null);
          }}
        />
      )}
      <Text size="sm" c="var(--mantine-color-error)" fw={600} role="alert">
        {!arranging && problem}
      </Text>
    </div>
  );
}
