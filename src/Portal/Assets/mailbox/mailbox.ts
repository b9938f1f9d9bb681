// The mailbox in the visitor's browser: the code never leaves it, letters are opened and sealed here, and what is shown is
// gone with the page. Where something is missing – WebAssembly, WebCrypto – the form posts as it does without this script.
import { cleanLetter, longestLetter, openThread, sealLetter, type Asks } from "../sealing/letters";
import type { Bytes } from "../sealing/opening";
import { deriveReceipt, locatorOf, openReceiptKey, parseReceiptCode, type ReceiptCode } from "../sealing/receipt";
import { decode, encode } from "../sealing/strict";
import { part, say } from "../staff/page";
import { slowHash } from "../staff/slow";
import { post, type Box, type Proof } from "./post";
import { draw, format } from "./thread";

interface Held {
  readonly proof: Proof;
  readonly key: Bytes;
  box: Box;
  /** The id of the next letter: pressed twice, it is stored once. */
  next: string;
  /** What it said when it was tried last. */
  tried?: string;
}

const page = document.querySelector<HTMLElement>("[data-mailbox]");
if (page && typeof crypto.randomUUID === "function" && "subtle" in crypto && typeof Worker === "function") start(page);

function start(root: HTMLElement): void {
  const form = part<HTMLFormElement>(root, "form");
  const field = part<HTMLInputElement>(root, "#code");
  let held: Held | null = null;
  let working = false;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!working) void enter();
  });
  // Coming back by the back button must not bring letters or the code back.
  window.addEventListener("pagehide", () => {
    held?.key.fill(0);
    if (held) root.replaceChildren();
    field.value = "";
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  // A page in another language is another page: what is being written would be gone. Whoever leaves in a hurry is not asked.
  let leaving = false;
  addEventListener("portal:leave", () => (leaving = true));
  addEventListener("beforeunload", (event) => {
    if (!leaving && held && root.querySelector<HTMLTextAreaElement>("#words")?.value.trim()) event.preventDefault();
  });

  async function enter(): Promise<void> {
    const code = parseReceiptCode(field.value);
    if (!code) return fail("wrong");
    working = true;
    refuse("");
    say(root, "working");
    const opened = await openWith(code).catch(() => "server" as const);
    working = false;
    if (typeof opened === "string") {
      if (opened === "server") byServer();
      return fail(opened);
    }
    held = opened;
    field.value = "";
    await show();
  }

  /** From now on the form posts as it does without this script, and the page says so first. */
  function byServer(): void {
    const plain = form.cloneNode(true) as HTMLFormElement;
    part<HTMLInputElement>(plain, "#code").value = field.value;
    form.replaceWith(plain);
  }

  function fail(word: string): void {
    say(root, word);
    if (word === "wrong") refuse(part<HTMLElement>(root, "[data-says]").dataset["wrong"]!);
    part<HTMLInputElement>(root, "#code").focus();
  }

  function refuse(why: string): void {
    const error = part<HTMLElement>(root, "#code-error");
    error.textContent = why;
    error.hidden = why === "";
    if (why) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (why) say(root, null);
  }

  async function show(notice?: string): Promise<void> {
    if (!held) return;
    const words = root.querySelector<HTMLTextAreaElement>("#words")?.value ?? "";
    const template = part<HTMLTemplateElement>(document, "#mailbox-open");
    root.replaceChildren(template.content.cloneNode(true));
    draw(root, held.box, await openThread(held.box.id, held.box.letters, held.key));
    for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-do]")) {
      button.addEventListener("click", () => void press(button.dataset["do"]!));
    }
    const told = part<HTMLElement>(root, "[data-notice]");
    if (notice) {
      part(told, "p").textContent = told.dataset[notice] ?? "";
      told.hidden = false;
    }
    if (notice !== "sent") part<HTMLTextAreaElement>(root, "#words").value = words;
    (notice ? told : part<HTMLElement>(root, "h1")).focus();
  }

  async function press(act: string): Promise<void> {
    if (!held || working) return;
    if (act === "erase" || act === "keep") {
      part(root, "[data-sure]").hidden = act === "keep";
      return part<HTMLElement>(root, act === "erase" ? "[data-do=erase-all]" : "[data-do=erase]").focus();
    }
    working = true;
    try {
      await (act === "erase-all" ? erase(held) : write(held, act === "send" ? "" : (act as Asks)));
    } finally {
      working = false;
    }
  }

  async function write(now: Held, asks: Asks): Promise<void> {
    const text = asks === "" ? cleanLetter(part<HTMLTextAreaElement>(root, "#words").value) : "";
    if (asks === "" && text === "") return problem("empty");
    if (text.length > longestLetter) return problem("long", text.length - longestLetter);
    // A letter that may have been stored keeps its id only while it says the same.
    const says = asks + text;
    if (now.tried !== undefined && now.tried !== says) now.next = crypto.randomUUID();
    now.tried = says;
    for (let attempt = 0; attempt < 2; attempt++) {
      const sealed = await sealLetter(now.box.id, now.next, "reporter", now.box.letters, asks, text, now.key);
      const answer = await post("/api/mailbox/letters", { ...now.proof, id: now.next, asks, ...sealed });
      if (answer?.status === 200) {
        now.next = crypto.randomUUID();
        await refresh(now);
        return show(asks === "" ? "sent" : "told");
      }
      // Another window of the same person took the number: seal again with the next one.
      if (answer?.status !== 409 || !(await refresh(now))) return problem(answer?.status === 404 ? "over" : "failed");
    }
    problem("failed");
  }

  async function erase(now: Held): Promise<void> {
    const answer = await post("/api/mailbox/erase", now.proof);
    if (answer?.status !== 200) return problem("failed");
    now.key.fill(0);
    held = null;
    root.replaceChildren(part<HTMLTemplateElement>(document, "#mailbox-erased").content.cloneNode(true));
    part<HTMLElement>(root, "h1").focus();
  }

  async function refresh(now: Held): Promise<boolean> {
    const answer = await post("/api/mailbox/open", now.proof);
    if (answer?.status === 200) now.box = answer.value as Box;
    return answer?.status === 200;
  }

  function problem(word: string, count = 0): void {
    const place = part<HTMLElement>(root, "[data-problem]");
    place.textContent = format(place.dataset[word] ?? "", count);
    place.hidden = false;
    const words = part<HTMLTextAreaElement>(root, "#words");
    words.setAttribute("aria-invalid", "true");
    words.focus();
  }
}

async function openWith(code: ReceiptCode): Promise<Held | "wrong" | "many" | "offline" | "busy"> {
  const locator = locatorOf(code);
  const salted = await post("/api/receipt-salt", { locator });
  const salt = salted?.status === 200 ? decode((salted.value as { salt: string }).salt) : null;
  if (!salt) return salted ? "busy" : "offline";
  const keys = await deriveReceipt(code, salt, slowHash());
  try {
    const proof = { locator, proof: encode(keys.proof) };
    const answer = await post("/api/mailbox/open", proof);
    if (!answer) return "offline";
    if (answer.status !== 200) return answer.status === 429 ? "many" : answer.status === 404 ? "wrong" : "busy";
    const box = answer.value as Box;
    const key = await openReceiptKey(box.key, box.id, keys);
    return key.opened ? { proof, key: key.value, box, next: crypto.randomUUID() } : "wrong";
  } finally {
    keys.proof.fill(0);
    keys.opening.fill(0);
  }
}
