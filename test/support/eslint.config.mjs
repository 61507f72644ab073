import path from 'node:path';
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '../..');

// `in` finds `constructor` in every table: a name that somebody sent is looked for with Object.hasOwn.
const RESTRICTED = [
  {
    selector: "BinaryExpression[operator='in'][left.type!='Literal'][left.type!='PrivateIdentifier']",
    message: 'Use Object.hasOwn.',
  },
];

const IN_TURN = {
  selector: "CallExpression[callee.object.name='Promise'][callee.property.name='all']",
  message:
    'Await them in turn, or ask them `together(em, …)`: in their order, and with a refusal that does not depend on which was quicker.',
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/*.cjs', '**/*.gen.d.ts'] },
  eslint.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'apps/web/tsconfig.json', 'tsconfig.tools.json'].map((file) => path.join(root, file)),
        tsconfigRootDir: root,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // `import type` on a DTO or a provider erases its class at run time: nothing would be validated or injected.
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // Policies add their names to one table by declaring its interface once more.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      'no-restricted-syntax': ['error', ...RESTRICTED],
      // French binds its signs with unbreakable spaces.
      'no-irregular-whitespace': ['error', { skipTemplates: true }],
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['libs/*/app/**/*.ts', 'libs/*/http/**/*.ts', 'libs/*/domain/**/*.ts', 'libs/*/*.module.ts', 'libs/*/data/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...RESTRICTED, IN_TURN],
    },
  },
  {
    files: ['libs/*/app/**/*.ts', 'libs/*/http/**/*.ts', 'libs/*/domain/**/*.ts', 'libs/*/*.module.ts'],
    ignores: ['**/*.spec.ts', 'libs/platform/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...RESTRICTED,
        IN_TURN,
        { selector: 'CallExpression[callee.property.name=/^(query|createQueryBuilder)$/]', message: 'SQL stands in data/.' },
      ],
    },
  },
  {
    files: ['libs/*/http/**/*.ts'],
    ignores: ['libs/platform/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '#platform', importNames: ['Tx'], message: 'A transaction is opened in app/.' }] },
      ],
    },
  },
  {
    // Which role may do what is said once, in the policies; screens ask which of them the reader passes.
    files: ['apps/web/src/features/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...RESTRICTED,
        { selector: "MemberExpression[object.name='grant'][property.name='role']", message: 'Ask useMay() or useIsMember().' },
      ],
    },
  },
  {
    // Plain JavaScript is checked by the compiler as well (tsconfig.tools.json), which knows every name; what JSDoc leaves open is `any`.
    files: ['**/*.mjs'],
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    // Answers of routes and rows of the database are asked for what a story needs of them.
    files: ['seeds/**', 'test/**/*.ts', '**/*.spec.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
);
