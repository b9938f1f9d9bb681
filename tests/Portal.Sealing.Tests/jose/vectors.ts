// Every recorded vector through the browser's modules; answers what does not agree.
import { readFileSync } from 'node:fs'
import { browser } from './browser'

export async function checkVectors({ path }: any): Promise<{ checked: number; wrong: string[] }> {
  const vectors = JSON.parse(readFileSync(path, 'utf8'))
  const wrong: string[] = []
  let checked = 0
  const same = (what: string, is: unknown, should: unknown) => {
    checked++
    if (JSON.stringify(is) !== JSON.stringify(should)) wrong.push(`${what}: ${JSON.stringify(is)?.slice(0, 200)}`)
  }

  for (const v of vectors.keys) {
    same(`key ${v.name}`, await browser.readPrivateKey(v), { keyId: v.keyId, fingerprint: v.fingerprint, jwk: v.jwk })
  }
  for (const v of vectors.content) {
    const header = { id: v.id, kind: v.kind, schemaVersion: v.schemaVersion, origin: v.origin }
    same(`content by ${v.madeBy}`, await browser.openContent(v), { opened: { header, plain: v.plain } })
  }
  for (const v of vectors.wraps) same(`wrap by ${v.madeBy}`, await browser.openWrap(v), { opened: v.contentKey })
  for (const v of vectors.teamKeyWraps) same(`team key by ${v.madeBy}`, await browser.openTeamKey(v), { opened: v.teamKey })
  for (const v of vectors.slots) same(`slot by ${v.madeBy}`, await browser.openSlot(v), { opened: v.memberKey })
  for (const v of vectors.receipts) {
    const keys = await browser.deriveReceipt(v)
    same('receipt keys', keys, { proof: v.proof, opening: v.opening })
    same('letters key', await browser.lettersKeyOf(v), v.lettersKey)
    same(`receipt key by ${v.madeBy}`, await browser.openReceiptKey({ ...v, keys }), { opened: v.lettersKey })
  }
  for (const v of vectors.receiptCodes) same(`receipt code ${v.typed}`, browser.readReceiptCode(v), v.read)
  for (const v of vectors.recoveryCodes) same(`recovery code ${v.typed}`, await browser.readRecoveryCode(v), v.read)
  for (const v of vectors.manifests) same('manifest', await browser.openManifest(v), { opened: v.manifest })
  for (const v of vectors.refusedContent) same(`refused: ${v.why}`, await browser.openContent(v), { refused: v.reason })
  for (const v of vectors.refusedWraps) same(`refused: ${v.why}`, await browser.openWrap(v), { refused: v.reason })
  return { checked, wrong }
}
