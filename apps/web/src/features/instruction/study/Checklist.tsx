import type { InstructionDetail, ItemKind, Verdict } from '#instruction';
import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../../app/api/index.js';
import {
  Choices,
  fieldId,
  LocalText,
  OutOf,
  ProblemAlert,
  Section,
  typedDirection,
  useLocal,
  useUnsent,
  Written,
} from '../../../ui/index.js';
import styles from './Checklist.module.css';

type Item = InstructionDetail['checklist'][number];

/** The points of one kind. "Conform" is saved at once; the two others wait for the remark that the association may read. */
export function Checklist({ file, kind }: { file: InstructionDetail; kind: ItemKind }) {
  const { t } = useTranslation('instruction');
  const items = file.checklist.filter((item) => item.kind === kind);
  const decided = items.filter((item) => item.verdict !== null).length;
  const mayCheck = file.can.includes('check');
  if (items.length === 0) return null;
  return (
    <Section
      title={t(`kind.${kind}`)}
      aside={
        <span className="work-when">
          <OutOf value={decided} of={items.length} />
        </span>
      }
    >
      {items.map((item) => (
        <Point key={item.id} fileId={file.id} item={item} open={mayCheck && item.open} />
      ))}
    </Section>
  );
}

function Point({ fileId, item, open }: { fileId: string; item: Item; open: boolean }) {
  const { t } = useTranslation('instruction');
  const local = useLocal();
  const [verdict, setVerdict] = useState<Verdict | null>(item.verdict);
  const [remark, setRemark] = useState(item.remark ?? '');
  const save = useAction<{ verdict: Verdict; remark?: string }>({
    call: (body, key) => api.put('/api/instruction/files/{id}/items/{itemId}', { path: { id: fileId, itemId: item.id }, body }, key),
    invalidates: ['/api/instruction/files'],
  });

  const choose = (chosen: Verdict) => {
    setVerdict(chosen);
    save.reset();
    if (chosen === 'conform') save.run({ verdict: 'conform', remark: remark || undefined });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (verdict) save.run({ verdict, remark: remark.trim() || undefined });
  };

  const needsRemark = verdict !== null && verdict !== 'conform';
  const unsent = open && needsRemark && (verdict !== item.verdict || remark.trim() !== (item.remark ?? ''));
  useUnsent(() => unsent && !save.pending);
  const refused = save.problem?.byField().remark;
  return (
    <form className={styles.point} onSubmit={submit}>
      <Choices
        className={styles.verdict}
        name={`verdict-${item.id}`}
        legend={<LocalText text={item.label} />}
        value={verdict}
        onChange={choose}
        disabled={!open}
        choices={[
          { value: 'conform', label: t('verdict.conform') },
          { value: 'not_conform', label: t('verdict.not_conform'), tone: 'bad' },
          { value: 'to_complete', label: t('verdict.to_complete'), tone: 'attention' },
        ]}
      />
      {open && item.suggestion && item.verdict === null && (
        <p className={`work-when ${styles.hint}`}>{t('study.suggested', { verdict: t(`verdict.${item.suggestion}`) })}</p>
      )}
      {!open && item.remark && (
        <p className={styles.hint}>
          <Written>{item.remark}</Written>
        </p>
      )}
      {open && needsRemark && (
        <>
          <Textarea
            id={fieldId(`remark-${item.id}`)}
            mt={6}
            minRows={2}
            label={t('study.remark')}
            aria-label={`${t('study.remark')} — ${local(item.label)}`}
            attributes={typedDirection('auto')}
            value={remark}
            error={refused}
            onChange={(event) => setRemark(event.currentTarget.value)}
          />
          {unsent && (
            <Button type="submit" size="xs" variant="default" mt={6} loading={save.pending}>
              {t('study.saveRemark')}
            </Button>
          )}
        </>
      )}
      {save.problem && !refused && <ProblemAlert problem={save.problem} />}
    </form>
  );
}
