// Sealing and sending: what leaves the browser is ciphertext and the few clear columns of D15.
import { sealConcern } from "../sealing/concern";
import type { SlowHash } from "../sealing/derive";
import { deriveReceipt, locatorOf, newReceiptCode, type ReceiptCode } from "../sealing/receipt";
import { decode } from "../sealing/strict";
import type { TeamKeys } from "./keys";
import { header, solve } from "./price";
import { isUrgent, kindOf, type Answers, type Table } from "./rules";

/** What makes a repeated Send the same Send. */
export interface Draft {
  readonly journey: string;
  readonly record: string;
  /** Another one when somebody has its first digits already. */
  code: ReceiptCode;
}

export interface Message {
  readonly table: Table;
  readonly answers: Answers;
  readonly language: string;
  /** The teams to try, in order. */
  readonly way: readonly string[];
}

/**
 * `unsent`: certainly not stored. `unsure`: the answer was lost on the way, so the same draft must be sent again.
 * `unsealed`: there is no key to trust.
 */
export type Outcome =
  | { readonly result: "sent"; readonly code: ReceiptCode; readonly readBy: string; readonly answerBy: string }
  | { readonly result: "unsent" | "unsure" | "unsealed" | "no-team" | "ended" };

interface Price {
  /** Empty when nothing is asked. */
  readonly challenge: string;
  readonly difficulty: number;
}

interface Answer {
  readonly result?: string;
  readonly price?: Price;
  readonly readBy?: string;
  readonly answerBy?: string;
}

const tries = 4;

export const newDraft = (): Draft => ({ journey: crypto.randomUUID(), record: crypto.randomUUID(), code: newReceiptCode() });

/** Sends once and only once; asks `renew` for other keys when the team has a newer one. */
export async function send(
  draft: Draft, message: Message, keys: TeamKeys, renew: () => Promise<TeamKeys | null>, slow: SlowHash,
): Promise<Outcome> {
  let held = keys;
  let renewed = false;
  // Asked once for all tries: the work is done for this journey.
  let price = await fetch("/api/concerns/price", { cache: "no-store", credentials: "omit" }).then(priceIn).catch(() => null);
  if (!price) return { result: "unsent" };
  let paid = await pay(price, draft.journey);
  for (let attempt = 0; attempt < tries; attempt++) {
    const to = held.of(message.way);
    if (!to) return { result: "no-team" };
    const body = await sealed(draft, message, to, slow);
    if (body === null) return { result: "unsent" };
    const answer = await fetch("/api/concerns", posted(body, paid)).catch(() => null);
    if (!answer) return { result: "unsure" };
    if (answer.status === 428) {
      price = await priceIn(answer).catch(() => null);
      if (!price) return { result: "unsent" };
      paid = await pay(price, draft.journey);
      continue;
    }
    if (answer.status !== 200 && answer.status !== 409) return { result: answer.status >= 500 && answer.status !== 503 ? "unsure" : "unsent" };
    const { result, readBy = "", answerBy = "" } = (await answer.json().catch(() => ({}))) as Answer;
    if (result === "accepted") return { result: "sent", code: draft.code, readBy, answerBy };
    if (result === "code-taken") {
      draft.code = newReceiptCode();
    } else if (result === "new-key") {
      const newer = renewed ? null : await renew().catch(() => null);
      const other = newer?.of(message.way);
      if (!newer || !other || (other.team === to.team && other.key.epoch <= to.key.epoch)) return { result: "unsealed" };
      renewed = true;
      held = newer;
    } else {
      return { result: result === "no-team" || result === "ended" ? result : "unsure" };
    }
  }
  return { result: "unsent" };
}

async function sealed(
  { journey, record, code }: Draft, { table, answers, language }: Message, { team, key }: NonNullable<ReturnType<TeamKeys["of"]>>, slow: SlowHash,
): Promise<object | null> {
  const salted = await fetch("/api/receipt-salt", posted({ locator: locatorOf(code) })).catch(() => null);
  if (!salted?.ok) return null;
  const salt = decode(((await salted.json()) as { salt: string }).salt);
  if (!salt) return null;
  const receipt = await deriveReceipt(code, salt, slow);
  try {
    return await sealConcern({
      journey, id: record, kind: kindOf(table, answers), urgent: isUrgent(table, answers), team: { id: team, epoch: key.epoch, key: key.key },
      language, answers, code,
    }, receipt);
  } finally {
    for (const secret of [receipt.proof, receipt.opening]) secret.fill(0);
  }
}

const posted = (body: object, paid = ""): RequestInit => ({
  method: "POST", headers: { "Content-Type": "application/json", ...(paid && { "Portal-Price": paid }) }, body: JSON.stringify(body), cache: "no-store", credentials: "omit",
});

/** What is asked now, or with a 428 what was too little. */
async function priceIn(answer: Response): Promise<Price | null> {
  const said = (await answer.json()) as Price & Answer;
  return said.price ?? (answer.ok ? said : null);
}

async function pay({ challenge, difficulty }: Price, journey: string): Promise<string> {
  const counter = challenge ? await solve(challenge, journey, difficulty) : null;
  return counter === null ? "" : header(challenge, journey, counter);
}
