import type { InstructionDetail, StudyAct } from '#instruction';
import { CONCLUSIONS, type ConclusionAct } from '#instruction/public';
import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonWords, Section } from '../../../ui/index.js';
import { CompletionDialog } from './CompletionDialog.js';
import { ConclusionDialog } from './ConclusionDialog.js';

const [FAVOURABLE, UNFAVOURABLE] = [true, false].map((favourable) =>
  CONCLUSIONS.filter((conclusion) => conclusion.favourable === favourable).map(({ act }) => act),
) as [ConclusionAct[], ConclusionAct[]];

/** What the checklist allows now: the words that move the file, or how many points are still missing. */
export function Conclusion({ file }: { file: InstructionDetail }) {
  const { t } = useTranslation('instruction');
  const [dialog, setDialog] = useState<ConclusionAct | 'completion' | null>(null);
  const may = (act: StudyAct) => file.can.includes(act);
  const kind = file.state === 'admissible' ? 'eligibility' : 'admissibility';
  const pending = file.checklist.filter((item) => item.kind === kind && item.verdict === null).length;
  const close = () => setDialog(null);

  return (
    <Section title={t('study.conclusion')}>
      {file.reason && (
        <Alert color="red" mb="sm" styles={{ root: { background: '#fdf1f0' }, message: { color: 'var(--ink)' } }}>
          <strong>{t('study.reason')}</strong>
          <ReasonWords coded={file.reasons} text={file.reason} />
        </Alert>
      )}
      {may('check') && pending > 0 && <p className="work-when">{t(`study.pending.${kind}`, { count: pending })}</p>}
      {!may('check') && !file.reason && <p className="work-when">{t(`study.situation.${file.state}`)}</p>}
      <Group gap="sm">
        {FAVOURABLE.filter(may).map((act) => (
          <Button key={act} onClick={() => setDialog(act)}>
            {t(`act.${act}`)}
          </Button>
        ))}
        {UNFAVOURABLE.filter(may).map((act) => (
          <Button key={act} color="red.9" onClick={() => setDialog(act)}>
            {t(`act.${act}`)}
          </Button>
        ))}
        {may('request_completion') && (
          <Button variant="default" onClick={() => setDialog('completion')}>
            {t('act.request_completion')}
          </Button>
        )}
      </Group>
      {dialog === 'completion' && <CompletionDialog file={file} onClose={close} />}
      {dialog && dialog !== 'completion' && <ConclusionDialog fileId={file.id} act={dialog} onClose={close} />}
    </Section>
  );
}
