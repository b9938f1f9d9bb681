// Small helpers of the staff pages. Words come with the page, so that no sentence lives in a script.
import { publicFromJwk, type PublicKey } from "../sealing/keys";

/** A data attribute that the page must have. */
export function given(element: HTMLElement, name: string): string {
  const value = element.dataset[name];
  if (value === undefined) throw new Error(`data-${name} is missing`);
  return value;
}

export function part<T extends HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`${selector} is missing`);
  return found;
}

/** Says what went wrong, where a screen reader hears it at once; the words are in data-… of the same element. */
export function say(root: ParentNode, word: string | null): void {
  const place = part<HTMLElement>(root, "[data-says]");
  place.textContent = word === null ? "" : (place.dataset[word] ?? "");
  place.hidden = word === null;
}

export async function publicKey(jwk: string): Promise<PublicKey> {
  const key = await publicFromJwk(JSON.parse(jwk));
  if (!key) throw new Error("Not a public key.");
  return key;
}

/** Runs one act at a time; the button rests meanwhile and the form says that it works. */
export async function busy(root: HTMLElement, act: () => Promise<void>): Promise<void> {
  if (root.getAttribute("aria-busy") === "true") return;
  root.setAttribute("aria-busy", "true");
  say(root, "working");
  try {
    await act();
  } catch {
    say(root, "failed");
  } finally {
    root.removeAttribute("aria-busy");
  }
}
