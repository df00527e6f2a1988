// Who may import what. Each folder of the engine lists all it may use; whatever is not listed is refused.
const PURE = ['directory', 'authentication', 'conditional-access', 'access', 'governance']
// Tests, and the benches that they set up, may reach for whatever they examine.
const TESTS = String.raw`\.test(-d)?\.tsx?$|^(simulator|components)/.+/testing/`

const MAY_IMPORT = {
  core: [],
  network: ['core'],
  trace: ['core', 'prompts'],
  // What people are asked: models of pages and their answers.
  prompts: ['core', 'directory'],
  directory: ['core'],
  authentication: ['core', 'directory'],
  // Which methods satisfy what is decided in authentication (decision 020).
  'conditional-access': ['core', 'directory', 'authentication'],
  interchange: ['core', 'directory'],
  access: ['core', 'directory'],
  governance: ['core', 'directory'],
  'identity-provider': ['core', 'network', 'trace', 'tokens', 'prompts', ...PURE],
  resources: ['core', 'network', 'trace', 'tokens', ...PURE],
  // The authenticator app on a phone computes the same code as the identity provider: RFC 6238 is in authentication.
  actors: ['core', 'network', 'trace', 'prompts', 'authentication'],
  // A run holds the world that a flow changes, so it knows the directory's store.
  run: ['core', 'network', 'trace', 'prompts', 'directory'],
  player: ['core', 'trace'],
  fixtures: ['core', ...PURE],
  tokens: ['core', 'network', 'trace'],
  // Which flow somebody needs: words, questions, the search over them.
  gallery: ['core'],
  // What somebody has pasted, in the words of the inspectors, and held against the checks of an API.
  explain: ['core', 'directory', 'fixtures', 'gallery', 'identity-provider', 'resources', 'tokens', 'trace'],
}

// Types cost nothing at run time; these folders describe each other's data.
const MAY_IMPORT_TYPES = {
  gallery: ['trace'],
  network: ['trace', 'prompts'],
  trace: ['network', 'directory', 'run'],
  directory: ['trace'],
  player: ['run'],
  actors: ['run'],
  fixtures: ['trace', 'run'],
}

// Single files of a folder that is otherwise closed.
const FILES = {
  // What signs a message that was changed on its way.
  run: ['^simulator/fixtures/attacker-key\\.ts$'],
  'identity-provider': ['^simulator/fixtures/keys\\.ts$'],
  // The databases of the sample APIs.
  resources: ['^simulator/fixtures/(expenses|mail|reports)\\.ts$'],
  tokens: ['^simulator/fixtures/keys\\.ts$'],
  // A program and the identity provider know the same secret.
  actors: ['^simulator/directory/client-secret\\.ts$'],
}

const NPM = {
  jose: `^simulator/(identity-provider|resources|actors|tokens|cli)/`,
  // A flow reads like its specification: the steps of the client, and what the library throws, stand in it by name.
  oauth4webapi: `^simulator/(actors|flows|attacks|cli)/`,
  // Zip files (decision 023).
  fflate: `^(simulator/interchange|components/what-if/model)/`,
  minisearch: `^(simulator/gallery|components/search)/`,
}

const folders = (names) => `^simulator/(${names.join('|')})/`

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const layers = Object.entries(MAY_IMPORT).flatMap(([folder, allowed]) => {
  const types = MAY_IMPORT_TYPES[folder] ?? []
  const from = { path: `^simulator/${folder}/`, pathNot: TESTS }
  return [
    {
      name: `${folder}-imports-only-what-it-may`,
      severity: 'error',
      comment: `simulator/${folder} may import ${allowed.join(', ') || 'nothing'} (and types of ${types.join(', ') || 'nothing else'}).`,
      from,
      to: {
        path: '^simulator/',
        pathNot: [folders([folder, ...allowed, ...types]), ...(FILES[folder] ?? [])],
      },
    },
    ...(types.length > 0
      ? [
          {
            name: `${folder}-imports-only-types-here`,
            severity: 'error',
            comment: `simulator/${folder} may use no more than types of ${types.join(', ')}.`,
            // Selectors read messages with the same functions that the network reads them with.
            from: { ...from, pathNot: [TESTS, '^simulator/trace/select/'] },
            to: { path: folders(types), dependencyTypesNot: ['type-only', 'type-import'] },
          },
        ]
      : []),
  ]
})

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const packages = Object.entries(NPM).map(([name, allowed]) => ({
  name: `${name}-only-where-it-is-played`,
  severity: 'error',
  from: { path: '^(simulator|content|components|app)/', pathNot: [allowed, TESTS] },
  to: { path: `node_modules/${name}/`, dependencyTypesNot: ['type-only', 'type-import'] },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers,
    ...packages,
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(simulator|components|content|app)/' },
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that leads nowhere also hides every rule behind it.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'engine-stands-alone',
      severity: 'error',
      comment: 'The engine knows nothing of the page.',
      from: { path: '^simulator/' },
      to: { path: '^(components|content|app|e2e|scripts)/' },
    },
    {
      name: 'engine-uses-four-packages',
      severity: 'error',
      comment: 'jose, oauth4webapi, fflate and minisearch; of the Graph package nothing but types.',
      from: { path: '^simulator/', pathNot: ['^simulator/cli/', TESTS] },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(jose|oauth4webapi|fflate|minisearch|@microsoft/microsoft-graph-types)/',
      },
    },
    {
      name: 'graph-package-is-types',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: '@microsoft/microsoft-graph-types', dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'engine-runs-anywhere',
      severity: 'error',
      comment: 'Only the terminal and tests may use what Node brings.',
      from: { path: '^simulator/', pathNot: ['^simulator/cli/', TESTS] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'flows-do-not-share',
      severity: 'error',
      from: { path: '^simulator/(flows|attacks)/([^/]+)/', pathNot: TESTS },
      to: { path: '^simulator/(flows|attacks)/[^/]+/', pathNot: '^simulator/$1/$2/' },
    },
    {
      name: 'flows-stay-inside',
      severity: 'error',
      from: { path: '^simulator/(flows|attacks)/', pathNot: TESTS },
      to: { path: '^simulator/(cli|doors)/' },
    },
    {
      name: 'nobody-imports-the-terminal',
      severity: 'error',
      from: { pathNot: ['^simulator/cli/', TESTS] },
      to: { path: '^simulator/cli/' },
    },
    {
      name: 'every-folder-has-a-rule',
      severity: 'error',
      comment: 'A new folder of the engine gets its line in MAY_IMPORT first.',
      from: {
        path: '^simulator/[^/]+/',
        pathNot: folders([...Object.keys(MAY_IMPORT), 'flows', 'attacks', 'cli', 'doors']),
      },
      to: {},
    },
    {
      name: 'view-draws-and-never-runs',
      severity: 'error',
      comment: 'The second door is a few kilobytes: the player, the selectors, and the words of the flows.',
      from: { path: '^simulator/doors/view\\.ts$' },
      to: {
        path: [
          '^simulator/(actors|identity-provider|resources|fixtures|flows/[^/]+/flow)',
          'node_modules/(jose|oauth4webapi)/',
        ],
        reachable: true,
      },
    },
    {
      name: 'policy-needs-no-crypto',
      severity: 'error',
      comment: 'The third door is pure functions over a tenant: no crypto, no client library, no flow.',
      from: { path: '^simulator/doors/policy[^/]*\\.ts$' },
      to: {
        path: [
          '^simulator/(actors|identity-provider|resources|network|run|flows)/',
          'node_modules/(jose|oauth4webapi)/',
        ],
        reachable: true,
      },
    },
    {
      name: 'content-uses-the-doors',
      severity: 'error',
      from: { path: '^content/' },
      to: {
        path: '^simulator/',
        pathNot:
          '^simulator/doors/(index|view|catalogue|explain|gallery|links|words|refusals|why|knows|policy[^/]*)\\.ts$',
      },
    },
    {
      name: 'content-is-not-a-page',
      severity: 'error',
      from: { path: '^content/' },
      to: { path: ['^(components|app)/', 'node_modules/(react|react-dom|next|@xyflow/react)/'] },
    },
    {
      name: 'components-use-the-doors',
      severity: 'error',
      from: { path: '^components/', pathNot: TESTS },
      to: {
        path: '^simulator/',
        pathNot:
          '^simulator/doors/(index|view|catalogue|commands|explain|gallery|gallery-search|links|kept|own-names|words|names|why|knows|edit|export|hand|time|attacks|sandbox|policy[^/]*)\\.ts$',
      },
    },
    {
      name: 'components-load-the-engine-late',
      severity: 'error',
      comment: "Use `import('…/simulator/doors/index')`, or `import type`.",
      from: { path: '^components/', pathNot: TESTS },
      to: {
        path: '^simulator/doors/(index|commands|explain|links|own-names|export|attacks|gallery-search|policy(?!-change)[^/]*)\\.ts$',
        dependencyTypesNot: ['dynamic-import', 'type-only', 'type-import'],
      },
    },
    {
      name: 'components-explain-late',
      severity: 'error',
      comment:
        'What explains is loaded with the panel that is opened for it: `import()` it, as `WhyPanel.tsx` does.',
      from: { path: '^components/', pathNot: '^components/inspector/(why|knows)/' },
      to: {
        path: ['^simulator/doors/(why|knows)\\.ts$', '^components/inspector/(why|knows)/'],
        dependencyTypesNot: ['dynamic-import', 'type-only', 'type-import'],
      },
    },
    {
      name: 'components-edit-late',
      severity: 'error',
      comment:
        'What changes the directory is loaded when somebody begins to: `import()` it, as `ChangePanel.tsx` does.',
      from: {
        path: '^components/',
        pathNot: '^components/(change/edit|diagram/drawing|sandbox|what-if/change)/',
      },
      to: {
        path: ['^simulator/doors/edit\\.ts$', '^components/(change/edit|diagram/drawing)/'],
        dependencyTypesNot: ['dynamic-import', 'type-only', 'type-import'],
      },
    },
    {
      name: 'components-change-policies-late',
      severity: 'error',
      comment:
        'What changes policies is loaded when somebody begins to: `import()` it, as `ChangeSection.tsx` does.',
      from: { path: '^components/', pathNot: ['^components/what-if/change/', TESTS] },
      to: {
        path: ['^simulator/doors/policy-change\\.ts$', '^components/what-if/change/'],
        dependencyTypesNot: ['dynamic-import', 'type-only', 'type-import'],
      },
    },
    {
      name: 'components-change-late',
      severity: 'error',
      comment: 'What takes a message in hand, and what lets time pass, is loaded when somebody does.',
      from: { path: '^components/', pathNot: ['^components/(hand|time|sandbox)/', TESTS] },
      to: {
        path: [
          '^simulator/doors/(hand|time|sandbox)\\.ts$',
          '^components/(hand/(late|SwitchChanges)|time/Time)\\.tsx$',
        ],
        dependencyTypesNot: ['dynamic-import', 'type-only', 'type-import'],
      },
    },
    {
      name: 'components-are-ignorant-of-pages-and-lessons',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(app|content)/' },
    },
    {
      name: 'app-uses-the-doors',
      severity: 'error',
      from: { path: '^app/' },
      to: {
        path: '^simulator/',
        pathNot:
          '^simulator/doors/(index|view|catalogue|explain|gallery|attacks|links|words|refusals|why|knows|policy[^/]*)\\.ts$',
      },
    },
    {
      name: 'react-flow-lives-in-the-diagram',
      severity: 'error',
      from: { pathNot: '^components/diagram/' },
      to: { path: 'node_modules/@xyflow/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '.css', '.d.ts'],
    },
  },
}
