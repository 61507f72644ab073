import type { FileDetail, FileRow, Mark } from '#committees';
import { runningScore } from '#committees/public';
import { Alert, Button, Group, Text, Textarea } from '@mantine/core';
import { IconEyeOff, IconKeyboard } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConflictQuestion, type DescribeField } from '../../../app/saving/index.js';
import { ErrorSummary, fieldId, OutOf, ProblemAlert, SaveState, typedDirection, useGo, useLocal } from '../../../ui/index.js';
import { filePage } from '../session/paths.js';
import { CriterionField } from './CriterionField.js';
import { neighbours } from './FileSteps.js';
import { SendDialog } from './SendDialog.js';
import { isGiven } from './sheet.js';
import { ScoreStrip } from './ScoreStrip.js';
import { ShortcutHelp } from './ShortcutHelp.js';
import { useShortcuts } from './shortcuts.js';
import { useSending } from './useSending.js';
import { useSheet } from './useSheet.js';
import { WithdrawButton } from './WithdrawButton.js';
import listStyles from '../../../ui/lists.module.css';
import styles from './ScoreGrid.module.css';

/** The member's own grid: scored by mouse or digits, saved as one goes, sent when done. */
export function ScoreGrid({ file, files }: { file: FileDetail; files: FileRow[] }) {
  const { t } = useTranslation('committees');
  const go = useGo();
  const local = useLocal();
  const sheet = useSheet(file);
  const [current, setCurrent] = useState(0);
  const [help, setHelp] = useState(false);
  const [editing, setEditing] = useState(file.sheet?.state !== 'sent');
  const sending = useSending(file, sheet.held, sheet.flush, () => {
    sheet.markSent();
    setEditing(false);
  });
  const { marks, setMark } = sheet;
  const { grid } = file;
  const left = marks.filter((mark) => !isGiven(mark)).length;
  const total = left === marks.length ? null : runningScore(grid, marks);

  const focus = useCallback(
    (index: number) => {
      const within = Math.max(0, Math.min(grid.length - 1, index));
      setCurrent(within);
      const field = document.getElementById(`criterion-${within}`);
      (field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector<HTMLElement>('input'))?.focus();
      field?.scrollIntoView({ block: 'nearest' });
    },
    [grid.length],
  );
  const onKey = useCallback(
    (key: string): boolean => {
      const criterion = grid[current];
      const step = { j: 'next', k: 'previous' } as const;
      if (key === '?') setHelp(true);
      else if (key === '[' || key === ']') focus(current + (key === ']' ? 1 : -1));
      else if (key === 'j' || key === 'k') {
        const neighbour = neighbours(files, file.fileId)[step[key]];
        if (neighbour) go(filePage(neighbour.fileId));
      } else if (editing && key === 'n') setMark(current, { score: null, notAssessable: true });
      else if (editing && criterion && /^\d$/.test(key) && Number(key) <= criterion.scaleMax) {
        setMark(current, { score: Number(key), notAssessable: false });
        focus(current + 1);
      } else return false;
      return true;
    },
    [grid, current, files, file.fileId, editing, focus, go, setMark],
  );
  const shortcuts = useShortcuts(onKey);

  const describe: DescribeField = ([, code], value) => {
    const criterion = grid.find((candidate) => candidate.code === code);
    if (!criterion) return { label: t('score.comment'), text: typeof value === 'string' ? value : '' };
    const { score, notAssessable, justification } = value as unknown as Mark;
    const given = notAssessable ? t('score.notAssessable') : String(score ?? '');
    return { label: local(criterion.label), text: [given, justification].filter(Boolean).join(' · ') };
  };

  return (
    <>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <h2 className={styles.title}>{t('score.mine')}</h2>
        <Button size="xs" variant="default" leftSection={<IconKeyboard size={18} aria-hidden />} onClick={() => setHelp(true)}>
          {t('keys.short')}
        </Button>
      </Group>
      <SaveState saving={sheet.autosave.saving} />
      {file.mySheet !== 'sent' && (
        <Group gap={8} wrap="nowrap" mb="xs">
          <IconEyeOff size={18} aria-hidden style={{ flexShrink: 0 }} />
          <Text size="sm" c="dimmed">
            {t('score.blind')}
          </Text>
        </Group>
      )}
      <ErrorSummary {...sending.summary} />
      <ProblemAlert problem={sheet.autosave.problem ?? sending.problem} />
      <ConflictQuestion question={sheet.autosave.question} describe={describe} onChoose={sheet.autosave.choose} />
      {!editing && (
        <Alert color="green" mb="sm" styles={{ root: { background: '#eaf6f0' }, message: { color: 'var(--ink)' } }}>
          <p>{t('score.alreadySent')}</p>
          <Button size="xs" variant="default" onClick={() => setEditing(true)}>
            {t('score.change')}
          </Button>
        </Alert>
      )}
      {grid.map((criterion, index) => (
        <CriterionField
          key={criterion.code}
          index={index}
          criterion={criterion}
          mark={marks[index]!}
          readOnly={!editing}
          errors={sending.errorsOf(index)}
          onFocus={() => setCurrent(index)}
          onChange={(changed) => setMark(index, changed)}
        />
      ))}
      <Textarea
        id={fieldId('comment')}
        mt="md"
        minRows={2}
        label={t('score.comment')}
        description={t('score.commentHint')}
        attributes={typedDirection('auto')}
        value={sheet.comment}
        error={sending.errorAt('comment')}
        readOnly={!editing}
        onChange={(event) => sheet.setComment(event.currentTarget.value)}
      />
      <WithdrawButton file={file} />
      <div className={styles.foot}>
        <ScoreStrip files={files} fileId={file.fileId} number={file.number} total={total} />
        <div className={listStyles.line}>
          <span>
            <strong className={styles.total}>
              {total === null ? t('score.noneYet') : <OutOf value={total} of={100} decimals={Number.isInteger(total) ? 0 : 1} />}
            </strong>{' '}
            <span role="status">{left > 0 && t('score.left', { count: left })}</span>
          </span>
          {editing && (
            <Button variant={left > 0 ? 'default' : undefined} loading={sending.pending} onClick={sending.start}>
              {file.mySheet === 'sent' ? t('score.sendAgain') : t('score.send')}
            </Button>
          )}
        </div>
      </div>
      <SendDialog sending={sending} />
      <ShortcutHelp opened={help} onClose={() => setHelp(false)} {...shortcuts} />
    </>
  );
}
