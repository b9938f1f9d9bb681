// What goes to the server and comes back: proof and ciphertext.
import type { SealedLetter } from "../sealing/letters";

export interface Box {
  readonly id: string;
  readonly kind: string;
  readonly stage: string;
  readonly keptUntil: string | null;
  readonly contactDetails: string;
  readonly wantsNoContact: boolean;
  readonly key: string;
  readonly letters: readonly SealedLetter[];
}

export interface Proof {
  readonly locator: string;
  readonly proof: string;
}

/** Null when nothing came back. */
export async function post(path: string, body: object): Promise<{ readonly status: number; readonly value: unknown } | null> {
  try {
    const answer = await fetch(path, {
      method: "POST",
      // Days come in words of the page's language.
      headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
      body: JSON.stringify(body),
      cache: "no-store",
      redirect: "error",
    });
    return { status: answer.status, value: answer.ok ? await answer.json() : null };
  } catch {
    return null;
  }
}
