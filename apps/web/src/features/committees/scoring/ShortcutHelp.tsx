import { Kbd, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/index.js';

const KEYS = [
  ['0 – 9', 'score'],
  ['n', 'notAssessable'],
  ['[  ]', 'criterion'],
  ['j  k', 'file'],
  ['?', 'help'],
] as const;

export function ShortcutHelp({
  opened,
  onClose,
  on,
  setOn,
}: {
  opened: boolean;
  onClose: () => void;
  on: boolean;
  setOn: (on: boolean) => void;
}) {
  const { t } = useTranslation('committees');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('keys.title')}>
      <Switch
        mb="md"
        label={t('keys.on')}
        description={t('keys.onHint')}
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      <dl className="pairs">
        {KEYS.flatMap(([key, what]) => [
          <dt key={`k-${what}`}>
            <Kbd dir="ltr">{key}</Kbd>
          </dt>,
          <dd key={`v-${what}`}>{t(`keys.${what}`)}</dd>,
        ])}
      </dl>
    </Dialog>
  );
}
