import {
  createTheme,
  type CSSVariablesResolver,
  Badge,
  Button,
  NativeSelect,
  NumberInput,
  PasswordInput,
  Select,
  Textarea,
  TextInput,
} from '@mantine/core';

const fontFamily = '"IBM Plex Sans Arabic", system-ui, sans-serif';

/** Deep green, 6.2:1 on white at shade 7; the one accent of the product. */
export const theme = createTheme({
  primaryColor: 'vert',
  primaryShade: 7,
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily,
  headings: { fontFamily, fontWeight: '700' },
  colors: {
    vert: ['#eaf6f0', '#d3ebdf', '#a6d6bf', '#76c09d', '#4fae80', '#369f6c', '#1f8a59', '#0b6e4f', '#075a40', '#044631'],
  },
  components: {
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'xl', tt: 'none' } }),
    Button: Button.extend({ defaultProps: { fw: 600 } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm' } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'sm', hideControls: true } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({ defaultProps: { size: 'sm', allowDeselect: false } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm', autosize: true, minRows: 3 } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
  },
});

/** Mantine's greys are too pale for WCAG 2.2 AA (1.4.3, 1.4.11): text 4.5:1, borders of controls 3:1. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1b1f23',
    '--mantine-color-dimmed': '#4b5563',
    '--mantine-color-error': '#b42318',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-default-border': '#8a929c',
    // Borders of inputs, checkboxes and switches.
    '--mantine-color-gray-4': '#8a929c',
    '--mantine-color-anchor': '#075a40',
  },
  dark: {},
});
