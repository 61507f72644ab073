import type { ApplicationView } from '#applications';

export interface EditorProps {
  file: ApplicationView;
}
