// The browser's rules under node: reads {table, vectors, words} from standard input and answers what they make of them.
// Arguments: the folder with the browser's modules and their tools.
import { pathToFileURL } from 'node:url'
import { readFileSync } from 'node:fs'

const assets = process.argv[2]
const { build } = await import(pathToFileURL(`${assets}/node_modules/esbuild/lib/main.js`).href)
const load = async (entry, folder = 'share') => {
  const { outputFiles } = await build({ entryPoints: [`${assets}/${folder}/${entry}.ts`], bundle: true, write: false, format: 'esm', target: 'es2018' })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}
const rules = await load('rules')
const typed = await load('typedWords')
const { read: readConcern } = await load('reading', 'staff')
const { table, vectors, words, opened } = JSON.parse(readFileSync(0, 'utf8'))

const walk = (given) => {
  const clean = rules.clean(table, given)
  const steps = rules.stepsFor(table, clean)
  return {
    clean,
    again: rules.clean(table, clean),
    steps: steps.map((step) => step.id),
    next: steps.map((step) => rules.next(table, step.id, clean)),
    previous: [...steps.map((step) => rules.previous(table, step.id, clean)), rules.previous(table, rules.check, clean)],
    titles: steps.map((step) => rules.titleOf(step, clean)),
    whys: steps.map((step) => rules.whyOf(step, clean) ?? null),
    notes: steps.flatMap((step) => rules.notesOf(step, clean).map((note) => note.text)),
    turns: steps.map((step) => rules.turnOf(step, {}, given)?.sets ?? null),
    errors: steps.flatMap((step) => rules.errors(table, step, clean).map((fault) => `${step.id} ${fault.field} ${fault.text} ${fault.number ?? ''}`)),
    wrong: rules.firstWrong(table, clean),
    kind: rules.kindOf(table, clean),
    urgent: rules.isUrgent(table, clean),
  }
}

const read = (text) => ({
  clean: typed.clean(table.typed, text),
  line: typed.line(table.typed, text),
  phone: typed.phone(table.typed, text),
  email: typed.email(table.typed, text),
  holds: typed.holdsCodes(table.typed, typed.clean(table.typed, text)),
  without: typed.withoutCodes(table.typed, typed.clean(table.typed, text)),
})

process.stdout.write(JSON.stringify({ walks: vectors.map(walk), words: words.map(read), opened: opened.map(({ kind, text }) => readConcern(new TextEncoder().encode(text), kind, table)) }))
