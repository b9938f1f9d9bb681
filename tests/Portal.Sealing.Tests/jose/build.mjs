// Checks the types of the browser's sealing modules and bundles them with the peer, as the portal's own build does.
import { execFileSync } from 'node:child_process'
import { build } from 'esbuild'

const modules = new URL('node_modules', import.meta.url).pathname
execFileSync(process.execPath, [`${modules}/typescript/bin/tsc`, '--project', 'tsconfig.json'], { stdio: 'inherit' })
await build({
  entryPoints: { peer: 'peer.ts', argon2: '../../../src/Portal/Assets/sealing/argon2.worker.ts' },
  outdir: process.argv[2],
  outExtension: { '.js': '.mjs' },
  nodePaths: [modules],
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'es2022',
  logLevel: 'warning',
})
