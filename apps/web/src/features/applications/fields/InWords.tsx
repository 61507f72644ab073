import type { FieldOnScreen } from './field.js';
import { LocalText } from '../../../ui/index.js';

/** An answer that is read as it is said. */
export const InWords: FieldOnScreen['Answer'] = ({ text }) => <LocalText text={text} />;
