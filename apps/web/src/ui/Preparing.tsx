import type { ZonedInstant } from '#kernel';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from './text.js';

/** A document that the worker makes: that it is being made, or that it could not be and that the administration knows. */
export function Preparing({ failed, className, children }: { failed: ZonedInstant | null; className?: string; children: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <span role="status" className={className}>
      {failed ? t('preparationFailed', { at: failed.text[language] }) : children}
    </span>
  );
}
