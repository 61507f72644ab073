import { FormBody, useClosing, type ShortFormProps } from './form-body.js';

/** A form of a few fields opened in the page by an `Adder`. */
export function ShortForm({ onClose, ...rest }: ShortFormProps) {
  return <FormBody {...rest} closing={useClosing(rest.state, onClose)} />;
}
