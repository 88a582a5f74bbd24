// Which way the arrows point: kernel <- contract <- lifecycle/rules <- use cases <- router <- rpc <- http.
// test/architecture/rules.unit.test.ts plants one violation per rule and shows that each is caught.
const LAYERS = '(?:http|rpc|live|outbox|kernel|platform)'
const OURS = '^(app|server|prisma)/'
const DOMAIN = `^server/(?!${LAYERS}/)([^/]+)/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-depends-on-nothing',
      severity: 'error',
      from: { path: '^server/kernel/' },
      to: { path: OURS, pathNot: '^server/kernel/' },
    },
    {
      name: 'contracts-are-browser-safe',
      severity: 'error',
      from: { path: '\\.contract\\.ts$' },
      to: { path: OURS, pathNot: ['\\.contract\\.ts$', '^server/kernel/'] },
    },
    {
      name: 'contracts-need-no-node',
      severity: 'error',
      from: { path: ['\\.contract\\.ts$', '^server/kernel/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '\\.(lifecycle|rules)\\.ts$' },
      to: { path: OURS, pathNot: ['^server/kernel/', '\\.(contract|rules|lifecycle)\\.ts$'] },
    },
    {
      name: 'app-sees-contracts-and-types-only',
      severity: 'error',
      from: { path: '^app/' },
      to: {
        path: '^(server|prisma)/',
        pathNot: ['\\.contract\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'server-never-imports-app',
      severity: 'error',
      from: { path: '^server/' },
      // Notices are sent outside any request, so the outbox may read the catalogues: plain objects, no React.
      to: { path: '^app/', pathNot: '^app/i18n/' },
    },
    {
      name: 'domains-meet-at-the-front-door',
      severity: 'error',
      from: { path: DOMAIN },
      to: { path: DOMAIN, pathNot: ['^server/$1/', '\\.(entry|contract)\\.ts$'] },
    },
    {
      name: 'domains-know-no-layer-above',
      severity: 'error',
      from: { path: DOMAIN, pathNot: '\\.router\\.ts$' },
      to: { path: '^server/(http|rpc)/', pathNot: '\\.contract\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'platform-has-no-business-words',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: { path: `${OURS}`, pathNot: '^server/(platform|kernel)/' },
    },
    {
      name: 'nothing-imports-a-route',
      severity: 'error',
      from: { path: '^(app|server)/' },
      to: { path: '^app/routes/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ui-has-no-domain',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { path: '^(app/(routes|features)|server)/' },
    },
    {
      name: 'production-never-imports-test',
      severity: 'error',
      from: { path: OURS },
      to: { path: '^test/' },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: { path: OURS },
      to: { couldNotResolve: true, pathNot: '^(\\.|server/platform/)prisma/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^server/platform/prisma/'] },
    exclude: { path: '^(build|\\.data|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
