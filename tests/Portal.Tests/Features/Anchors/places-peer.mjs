// The browser's place matcher under node: reads {tables, asked} from standard input and answers what it finds for each.
// Arguments: the folder with the browser's modules and their tools.
import { pathToFileURL } from 'node:url'
import { readFileSync, writeFileSync } from 'node:fs'

const assets = process.argv[2]
const { build } = await import(pathToFileURL(`${assets}/node_modules/esbuild/lib/main.js`).href)
const { outputFiles } = await build({ entryPoints: [`${assets}/share/places.ts`], bundle: true, write: false, format: 'esm', target: 'es2018' })
const { Places } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
const { tables, asked } = JSON.parse(readFileSync(0, 'utf8'))
const places = Object.fromEntries(Object.entries(tables).map(([language, table]) => [language, new Places(table)]))

writeFileSync(1, JSON.stringify(asked.map(({ language, query }) => places[language].find(query))))
