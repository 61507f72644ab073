import { MAX_FILE_BYTES } from '#platform/public';
import { Button, Progress, Text } from '@mantine/core';
import { IconCamera, IconUpload } from '@tabler/icons-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { HEAD_BYTES, JPEG, kindOf, OFFICE, PDF, PNG, type KindOfFile } from './file-kinds.js';
import { formatBytes } from './format.js';
import { useLanguage } from './text.js';
import styles from './FileDrop.module.css';

export interface FileRules {
  kinds: readonly KindOfFile[];
  maxBytes: number;
}

/** What the API takes as an attachment. */
export const fileRules: FileRules = { kinds: [PDF, JPEG, PNG, OFFICE], maxBytes: MAX_FILE_BYTES };

/**
 * One file at a time, by drop or by the file dialog. Types and size are said before, checked here by the first bytes for comfort and by the API for good.
 * `upload` reports its progress between 0 and 1, stops with its signal, and rejects with a message people can read. On a telephone a
 * photograph may be taken at once.
 */
export function FileDrop({ label, rules, upload }: FileDropProps) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const sending = useRef<AbortController | null>(null);
  const hint = useId();
  const [over, setOver] = useState(false);
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const types = rules.kinds.flatMap(({ names }) => names).join(', ');
  const takesPhotographs = rules.kinds.includes(JPEG);
  const size = formatBytes(rules.maxBytes, language);

  async function take(file: File | undefined) {
    if (!file) return;
    const kind = kindOf(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
    if (kind === 'phone_photo' && takesPhotographs) return setProblem(t('file.phonePhoto'));
    if (!rules.kinds.some((accepted) => accepted.kind === kind)) return setProblem(t('file.wrongType', { types }));
    if (file.size > rules.maxBytes) return setProblem(t('file.tooLarge', { size }));
    setProblem(null);
    setProgress(0);
    sending.current = new AbortController();
    try {
      await upload(file, setProgress, sending.current.signal);
    } catch (error) {
      if (!sending.current.signal.aborted) setProblem(error instanceof Error ? error.message : t('problem.network'));
    } finally {
      setProgress(null);
      for (const chosen of [input.current, camera.current]) if (chosen) chosen.value = '';
    }
  }

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

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
        accept={rules.kinds.flatMap(({ dialog }) => dialog).join(',')}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <Button
        variant="default"
        leftSection={<IconUpload size={18} aria-hidden />}
        onClick={() => input.current?.click()}
        disabled={progress !== null}
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
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
          <Button
            variant="default"
            leftSection={<IconCamera size={18} aria-hidden />}
            onClick={() => camera.current?.click()}
            disabled={progress !== null}
          >
            {t('file.photograph')}
          </Button>
        </span>
      )}
      <Text size="sm" c="dimmed" mt={6} id={hint}>
        {t('file.rules', { types, size })}
        {takesPhotographs && `. ${t('file.photos')}`}
      </Text>
      {progress !== null && (
        <>
          <Progress value={progress * 100} mt="sm" aria-label={t('file.sending')} />
          <Button variant="subtle" size="compact-sm" mt={6} onClick={() => sending.current?.abort()}>
            {t('file.stop')}
          </Button>
        </>
      )}
      <Text size="sm" c="var(--mantine-color-error)" fw={600} role="alert">
        {problem}
      </Text>
    </div>
  );
}
interface FileDropProps {
  label: string;
  rules: FileRules;
  upload: (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<unknown>;
}
