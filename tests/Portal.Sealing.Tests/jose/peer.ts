// Answers one JSON line per JSON line: {"op", "args"} → {"value"} or {"error"}. Bytes travel as base64url.
import { createInterface } from 'node:readline'
import { browser } from './browser'
import { others } from './others'
import { checkVectors } from './vectors'

const operations: Record<string, (args: any) => unknown> = { ...browser, ...others, checkVectors }

for await (const line of createInterface({ input: process.stdin })) {
  const { op, args } = JSON.parse(line)
  try {
    const operation = operations[op]
    if (!operation) throw new Error(`no operation ${op}`)
    console.log(JSON.stringify({ value: (await operation(args)) ?? null }))
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }))
  }
}
