// The letters beside an opened concern: shown, and answers sealed, with the key that its content key gives. Keys live here
// only while the concern is open on the screen.
import { cleanLetter, lettersKeyOf, longestLetter, openThread, sealLetter, type SealedLetter } from "../sealing/letters";
import type { Bytes } from "../sealing/opening";
import { sealContent } from "../sealing/seal";
import { utf8 } from "../sealing/strict";
import { busy, given, part, say } from "./page";

/** What a reporter may take back. Everything else in a concern is about the worry itself. */
const contactFields = ["phone", "message", "neutral", "times", "email", "meeting", "trusted", "trusted-contact", "trusted-agrees", "name", "community", "organisation", "work-email", "work-phone"];

let contentKey: Bytes | null = null;
let lettersKey: Bytes | null = null;

const section = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-thread]");

/** Copies the key; the caller overwrites its own. */
export async function takeContentKey(key: Bytes): Promise<void> {
  closeLetters();
  contentKey = key.slice();
  lettersKey = await lettersKeyOf(contentKey);
}

/** Shows the letters once the opening is recorded, and removes contact details if that was asked for. */
export async function showLetters(plain: Bytes, kind: string, schemaVersion: number): Promise<void> {
  const root = section();
  if (!root || !lettersKey) return;
  const letters = JSON.parse(given(root, "letters")) as SealedLetter[];
  const thread = await openThread(given(root, "id"), letters, lettersKey);
  const list = part<HTMLElement>(root, "[data-lines]");
  list.replaceChildren(...thread.lines.map((line) => {
    const item = document.createElement("li");
    item.className = `letter ${line.from === "team" ? "team" : "reporter"}`;
    const about = document.createElement("p");
    about.className = "hint";
    about.textContent = given(list, line.from === "team" ? "team" : "reporter").replace("{0}", () => line.on);
    const text = document.createElement("p");
    text.className = "given";
    text.dir = line.whole && line.asks === "" ? "auto" : "";
    text.textContent = !line.whole ? given(list, "unreadable")
      : line.asks === "no-contact" ? given(list, "noContact")
      : line.asks === "remove-contact" ? given(list, "removeContact") : line.text;
    item.append(about, text);
    return item;
  }));
  list.hidden = thread.lines.length === 0;
  part(root, "[data-gap]").hidden = !thread.gap;
  part(root, "[data-locked]").hidden = thread.lines.length > 0;
  const form = root.querySelector<HTMLFormElement>("[data-answer]");
  if (form) {
    form.hidden = false;
    part<HTMLTextAreaElement>(form, "textarea").oninput = () => delete form.dataset["letter"];
    form.onsubmit = (event) => {
      event.preventDefault();
      void busy(form, () => answer(root, form, letters));
    };
  }
  // Only a request that opens under the letters' key counts; the clear column is anybody's who can write to the database.
  const asked = thread.lines.some((line) => line.whole && line.from === "reporter" && line.asks === "remove-contact");
  if (asked && given(root, "contact") === "asked") await removeContact(root, plain, kind, schemaVersion);
}

export function closeLetters(): void {
  contentKey?.fill(0);
  lettersKey?.fill(0);
  contentKey = lettersKey = null;
  const root = section();
  if (!root) return;
  part(root, "[data-lines]").replaceChildren();
  part(root, "[data-lines]").hidden = true;
  part(root, "[data-locked]").hidden = false;
  const form = root.querySelector<HTMLFormElement>("[data-answer]");
  if (!form) return;
  part<HTMLTextAreaElement>(form, "textarea").value = "";
  form.hidden = true;
}

async function answer(root: HTMLElement, form: HTMLFormElement, letters: readonly SealedLetter[]): Promise<void> {
  const text = cleanLetter(part<HTMLTextAreaElement>(form, "textarea").value);
  if (text === "") return say(form, "empty");
  if (text.length > longestLetter) return say(form, "long");
  if (!lettersKey) return say(form, "failed");
  // One id for one text: pressed again after a lost answer, it is stored once.
  const letter = (form.dataset["letter"] ??= crypto.randomUUID());
  const sealed = await sealLetter(given(root, "id"), letter, "team", letters, "", text, lettersKey);
  const status = await send(form, { letter, number: String(sealed.number), content: sealed.content, waits: String(part<HTMLInputElement>(form, "#waits").checked) });
  if (status === 204) return location.reload();
  say(form, status === 409 ? "taken" : "failed");
}

async function removeContact(root: HTMLElement, plain: Bytes, kind: string, schemaVersion: number): Promise<void> {
  if (!contentKey) return;
  const concern = JSON.parse(new TextDecoder().decode(plain)) as { answers: Record<string, unknown> };
  for (const field of contactFields) delete concern.answers[field];
  concern.answers["answer"] = ["code"];
  const rest = utf8(JSON.stringify(concern));
  try {
    const content = await sealContent(rest, { id: given(root, "id"), kind, schemaVersion, origin: "browser" }, contentKey);
    // What was shown before the removal must not stay on the screen.
    if ((await send(part<HTMLFormElement>(root, "[data-removed]"), { content })) === 204) location.reload();
  } finally {
    rest.fill(0);
  }
}

/** FormData of these forms holds the antiforgery token; what is added is sealed. */
async function send(form: HTMLFormElement, more: Readonly<Record<string, string>>): Promise<number> {
  const body = new FormData(form);
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  return (await fetch(form.action, { method: "POST", body, redirect: "error" }).catch(() => null))?.status ?? 0;
}
