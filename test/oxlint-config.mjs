// Prints .oxlintrc.json: the rules, and the import table of DESIGN ("down the flow only") as restricted imports per folder.
// Run: node test/oxlint-config.mjs > .oxlintrc.json

/** What each folder of pipeline/ may import from other folders; `open` may be imported by everybody. */
export const open = ['config', 'diagnostic', 'language', 'font', 'world']
export const allowed = {
  config: [],
  diagnostic: [],
  world: [],
  language: ['tree'],
  font: ['tree'],
  source: [],
  clean: ['source', 'tree'],
  tree: ['clean', 'localise'],
  localise: ['tree', 'edition'],
  edition: ['tree', 'localise'],
  markup: ['tree', 'edition'],
  html: ['tree', 'edition', 'markup'],
  typeset: ['tree', 'edition'],
  pdf: ['typeset'],
  epub: ['tree', 'edition', 'markup', 'typeset'],
  verify: ['source', 'clean', 'tree', 'edition'],
  build: ['source', 'clean', 'tree', 'localise', 'edition', 'markup', 'html', 'typeset', 'pdf', 'epub', 'verify'],
}
/** npm packages with one door. */
export const doors = {
  pdfkit: ['pdf'],
  i18next: ['localise'],
  'epub-gen-memory': ['epub'],
  harfbuzzjs: ['font'],
  'node:fs': ['world'],
  'node:worker_threads': ['build'],
  'node:child_process': ['world'],
  'node:http': ['world'],
  'node:os': ['world'],
}

const folders = Object.keys(allowed)
const override = (folder) => ({
  files: [`pipeline/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: folders
          .filter((other) => other !== folder && !open.includes(other) && !allowed[folder].includes(other))
          .map((other) => ({
            group: [`../${other}/**`, `../../${other}/**`, `../../../${other}/**`],
            message: `${folder}/ may not import ${other}/: down the flow only (pipeline/README.md).`,
          })),
        paths: Object.entries(doors)
          .filter(([, rooms]) => !rooms.includes(folder))
          .map(([name, rooms]) => ({ name, message: `only ${rooms.join(', ') || 'cli.ts'} may import ${name}.` })),
      },
    ],
  },
})

export const config = {
  $schema: './node_modules/oxlint/configuration_schema.json',
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'import/no-default-export': 'error',
    'import/no-cycle': 'error',
    'no-console': 'error',
    'no-shadow': 'off',
    'no-control-regex': 'off',
    'no-misleading-character-class': 'off',
    'no-underscore-dangle': 'off',
    'unicorn/consistent-function-scoping': 'off',
    // TypeScript already proves that every switch returns.
    'typescript/consistent-return': 'off',
    // Interfaces here are plain objects of functions: none of them uses `this`.
    'typescript/unbound-method': 'off',
    'typescript/no-misused-spread': 'off',
    'unicorn/no-useless-spread': 'off',
    'unicorn/prefer-string-starts-ends-with': 'off',
    'unicorn/require-post-message-target-origin': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/prefer-add-event-listener': 'off',
    'import/no-named-as-default-member': 'off',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/no-unnecessary-type-parameters': 'off',
  },
  overrides: [
    ...folders.map(override),
    { files: ['*.config.ts', '.*.ts'], rules: { 'import/no-default-export': 'off' } },
    { files: ['pipeline/cli.ts', 'test/**'], rules: { 'no-console': 'off' } },
  ],
  ignorePatterns: ['dist', 'output', 'content'],
}

if (import.meta.filename === process.argv[1]) console.log(JSON.stringify(config, undefined, 2))
