// One concern to another team: its content key is wrapped to that team's key, and the reason is sealed under the content
// key itself. What was typed stays on this page until the other team has it.
import { openWrap } from "../sealing/open";
import { sealContent, sealWrap } from "../sealing/seal";
import { utf8 } from "../sealing/strict";
import { openTeamKey } from "../sealing/team";
import { busy, given, part, publicKey, say } from "./page";
import { takeKey } from "./store";

interface Target {
  readonly id: string;
  readonly name: string;
  readonly epoch: number;
  readonly publicJwk: string;
}

export const noteKind = "transfer-note";

export async function transferConcern(page: HTMLElement): Promise<void> {
  const form = part<HTMLFormElement>(page, "form[data-transfer]");
  const team = part<HTMLSelectElement>(form, "#team");
  const reason = part<HTMLTextAreaElement>(form, "#reason");
  let targets = JSON.parse(given(form, "targets")) as Target[];

  const act = async (): Promise<void> => {
    const target = targets.find(({ id }) => id === team.value);
    if (!target) return say(form, "unable");
    const sealed = await sealFor(form, target, reason.value);
    if (!sealed) return say(form, "unopened");
    const body = new FormData(form);
    for (const [name, value] of Object.entries({ team: target.id, ...sealed })) body.append(name, value);
    const answer = await fetch(form.action, { method: "POST", body, redirect: "error" });
    if (answer.ok) {
      reason.value = "";
      return location.assign(given(form, "done"));
    }
    if (answer.status === 409) {
      targets = (await answer.json()) as Target[];
      const still = targets.some(({ id }) => id === target.id);
      if (!still) team.selectedOptions[0]?.remove();
      return say(form, still ? "changed" : "unable");
    }
    say(form, answer.status === 404 ? "gone" : "failed");
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void busy(form, act);
  });
  const clear = (): void => {
    reason.value = "";
  };
  window.addEventListener("pagehide", clear);
  window.addEventListener("portal:close", clear);
  // Asked before anything is typed, so that nothing typed is lost.
  const unlocked = (await takeKey(given(form, "member"))) !== null;
  form.hidden = !unlocked;
  part(page, "[data-locked]").hidden = unlocked;
}

async function sealFor(form: HTMLElement, target: Target, reason: string): Promise<{ wrap: string; note: string } | null> {
  const own = await takeKey(given(form, "member"));
  if (!own) return null;
  const [id, kind, epoch] = [given(form, "id"), given(form, "kind"), Number(given(form, "epoch"))];
  const team = `team:${given(form, "team")}`;
  const held = await openTeamKey(given(form, "teamKey"), team, epoch, await publicKey(given(form, "teamJwk")), `member:${given(form, "member")}`, own);
  if (!held.opened) return null;
  held.value.bytes.fill(0);
  const contentKey = await openWrap(given(form, "wrap"), id, kind, team, epoch, held.value.key);
  if (!contentKey.opened) return null;
  try {
    const to = { name: `team:${target.id}`, epoch: target.epoch, key: await publicKey(target.publicJwk) };
    const wrap = await sealWrap(contentKey.value, id, kind, to);
    const header = { id, kind: noteKind, schemaVersion: 1, origin: "browser" } as const;
    return { wrap, note: await sealContent(utf8(reason), header, contentKey.value) };
  } finally {
    contentKey.value.fill(0);
  }
}
