// Opens one concern in place. Its text exists in this page only: textContent, no storage, gone on pagehide.
import { openContent, openWrap, type OpenedContent } from "../sealing/open";
import type { PrivateKey } from "../sealing/keys";
import type { Bytes } from "../sealing/opening";
import { openTeamKey } from "../sealing/team";
import { closeLetters, showLetters, takeContentKey } from "./letters";
import { busy, given, part, publicKey, say } from "./page";
import { read, withoutTurns, type Reading } from "./reading";
import type { Table } from "../share/rules";
import { takeKey } from "./store";
import { noteKind } from "./transfer";

type Words = Readonly<Record<string, string>>;

export function openConcern(root: HTMLElement): void {
  const list = part<HTMLElement>(root, "[data-text]");
  const button = part<HTMLButtonElement>(root, "[data-open]");
  const close = (): void => {
    list.replaceChildren();
    list.hidden = true;
    part(root, "[data-dropped]").hidden = true;
    warn(part(root, "[data-flags]"), []);
    closeLetters();
    part(root, "[data-handed-on]").hidden = true;
    part(root, "[data-reason]").textContent = "";
    button.hidden = false;
  };

  const act = async (): Promise<void> => {
    const key = await takeKey(given(root, "member"));
    if (!key) return location.assign(given(root, "unlock"));
    const opened = await openWith(root, key);
    const plain = opened?.plain;
    if (!plain) return say(root, "unopened");
    try {
      const reading = read(plain, given(root, "kind"), JSON.parse(given(root, "rules")) as Table);
      if (!reading) return say(root, "unreadable");
      // Nobody reads without a trace: first the record, then the text.
      if (!(await record(root))) {
        close();
        return say(root, "unrecorded");
      }
      warn(part(root, "[data-flags]"), reading.flags);
      show(list, reading, JSON.parse(given(root, "words")) as Words);
      const dropped = part<HTMLElement>(root, "[data-dropped]");
      dropped.hidden = reading.dropped === 0;
      part(root, "[data-handed-on]").hidden = part(root, "[data-reason]").textContent === "";
      await showLetters(plain, given(root, "kind"), opened.header.schemaVersion);
    } finally {
      plain.fill(0);
    }
    button.hidden = true;
    list.hidden = false;
    say(root, null);
    list.focus();
  };

  button.addEventListener("click", () => void busy(root, act));
  window.addEventListener("pagehide", close);
  window.addEventListener("portal:close", close);
}

async function openWith(root: HTMLElement, key: PrivateKey): Promise<OpenedContent | null> {
  const [id, kind, epoch] = [given(root, "id"), given(root, "kind"), Number(given(root, "epoch"))];
  const team = `team:${given(root, "team")}`;
  const held = await openTeamKey(given(root, "teamKey"), team, epoch, await publicKey(given(root, "teamJwk")), `member:${given(root, "member")}`, key);
  if (!held.opened) return null;
  held.value.bytes.fill(0);
  const contentKey = await openWrap(given(root, "wrap"), id, kind, team, epoch, held.value.key);
  if (!contentKey.opened) return null;
  try {
    const opened = await openContent(given(root, "content"), id, kind, contentKey.value);
    await openNote(root, id, contentKey.value);
    if (opened.opened) await takeContentKey(contentKey.value);
    return opened.opened ? opened.value : null;
  } finally {
    contentKey.value.fill(0);
  }
}

/** Why another team handed it on, if one did. */
async function openNote(root: HTMLElement, id: string, contentKey: Bytes): Promise<void> {
  const note = root.dataset["note"] && (await openContent(root.dataset["note"], id, noteKind, contentKey));
  if (!note || !note.opened) return;
  part(root, "[data-reason]").textContent = withoutTurns(new TextDecoder().decode(note.value.plain));
  note.value.plain.fill(0);
}

async function record(root: HTMLElement): Promise<boolean> {
  const form = part<HTMLFormElement>(root, "form");
  // FormData of this form holds the antiforgery token and nothing else.
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "error" }).catch(() => null);
  return answer?.ok ?? false;
}

/** Above the text: whoever reads it must know first whom a call could put in danger. */
function warn(list: HTMLElement, flags: readonly string[]): void {
  list.replaceChildren(
    ...flags.map((flag) => {
      const line = document.createElement("li");
      line.textContent = given(list, flag);
      return line;
    }),
  );
  list.hidden = flags.length === 0;
}

function show(list: HTMLElement, { language, shown }: Reading, words: Words): void {
  const lines = language ? [{ field: "language", values: [language] }, ...shown] : shown;
  for (const { field, values } of lines) {
    const term = document.createElement("dt");
    term.textContent = words[field] ?? field;
    list.append(term);
    for (const value of values) {
      const word = words[`${field}.${value}`];
      const text = document.createElement("dd");
      // What somebody wrote has its own direction and tongue; our words have the page's.
      if (word === undefined) {
        text.dir = "auto";
        if (language) text.lang = language;
      }
      text.textContent = word ?? value;
      list.append(text);
    }
  }
}
