// A team's next key. The key itself is made and wrapped here; then what was sealed to older keys is wrapped anew, a few at a
// time, so that an interruption costs nothing and a colleague can go on.
import { fingerprint, generatePrivate, privateFromBytes, toJwk, type PrivateKey } from "../sealing/keys";
import { resealWrap } from "../sealing/open";
import { fromPassphrase, openSlot } from "../sealing/slots";
import { openTeamKey, sealTeamKey } from "../sealing/team";
import { busy, given, part, publicKey, say } from "./page";
import { slowHash } from "./slow";
import { keepKey, takeKey } from "./store";

interface Holder {
  readonly id: string;
  readonly publicJwk: string;
}

interface Held {
  readonly epoch: number;
  readonly publicJwk: string;
  readonly jwe: string;
}

interface OldWrap {
  readonly concernId: string;
  readonly kind: string;
  readonly epoch: number;
  readonly jwe: string;
}

const races = 3;

export async function beginEpoch(form: HTMLFormElement): Promise<void> {
  const passphrase = part<HTMLInputElement>(form, "#passphrase");
  const field = (name: string): HTMLInputElement => part<HTMLInputElement>(form, `input[name="${name}"]`);

  const act = async (): Promise<void> => {
    const member = given(form, "member");
    const secret = fromPassphrase(passphrase.value, slowHash());
    const own = secret ? await openSlot(given(form, "slot"), member, secret) : null;
    secret?.secret.fill(0);
    if (!own?.opened) return say(form, "wrong");
    await keepKey(member, own.value.bytes);
    own.value.bytes.fill(0);
    const team = await generatePrivate();
    try {
      const key = await privateFromBytes(team);
      if (!key) throw new Error("No key.");
      const [name, epoch] = [`team:${given(form, "team")}`, Number(field("epoch").value)];
      const holders = JSON.parse(given(form, "holders")) as Holder[];
      const wraps = await Promise.all(holders.map(async ({ id, publicJwk }) => (
        { memberId: id, jwe: await sealTeamKey(team, name, epoch, `member:${id}`, await publicKey(publicJwk)) })));
      field("publicJwk").value = toJwk(key.public);
      field("wraps").value = JSON.stringify(wraps);
    } finally {
      team.fill(0);
    }
    passphrase.value = "";
    form.submit();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void busy(form, act);
  });
  window.addEventListener("pagehide", () => (passphrase.value = ""));
  // Worked out here, so that they can be compared with what the colleagues' own browsers show.
  for (const place of document.querySelectorAll<HTMLElement>("[data-fingerprint-of]")) {
    place.textContent = fingerprint(await publicKey(given(place, "fingerprintOf")));
  }
}

export function rewrapOld(form: HTMLFormElement): void {
  const progress = part<HTMLProgressElement>(form, "progress");
  const button = part<HTMLButtonElement>(form, "button");

  const act = async (): Promise<void> => {
    const own = await takeKey(given(form, "member"));
    if (!own) return location.assign(given(form, "keyPage"));
    const keys = await teamKeys(form, own);
    const epoch = Number(given(form, "epoch"));
    const target = keys.get(epoch);
    if (!target) throw new Error("The new key is not held.");
    progress.hidden = false;
    // What does not open stays and is passed over; what is redone is no longer in the list.
    let [skip, lost] = [0, 0];
    for (;;) {
      const answer = await fetch(`${given(form, "old")}&skip=${skip}`, { cache: "no-store", redirect: "error" });
      if (!answer.ok) throw new Error("The list did not come.");
      const old = (await answer.json()) as OldWrap[];
      if (old.length === 0) break;
      const redone = await Promise.all(old.map((each) => anew(form, each, keys, epoch, target)));
      const wraps = redone.filter((each) => each !== null);
      if (wraps.length > 0 && !(await post(form, wraps))) {
        // A colleague does the same at this moment: what is done is done, and the list says what is left.
        if (++lost > races) throw new Error("Too many races.");
        continue;
      }
      lost = 0;
      skip += old.length - wraps.length;
      progress.value += wraps.length;
    }
    button.hidden = true;
    say(form, skip === 0 ? "done" : "part");
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void busy(form, act);
  });
  // Pressed before this script is there, the button would post nothing.
  button.disabled = false;
}

async function teamKeys(form: HTMLElement, own: PrivateKey): Promise<Map<number, PrivateKey>> {
  const keys = new Map<number, PrivateKey>();
  for (const { epoch, publicJwk, jwe } of JSON.parse(given(form, "held")) as Held[]) {
    const opened = await openTeamKey(jwe, `team:${given(form, "team")}`, epoch, await publicKey(publicJwk), `member:${given(form, "member")}`, own);
    if (!opened.opened) continue;
    opened.value.bytes.fill(0);
    keys.set(epoch, opened.value.key);
  }
  return keys;
}

async function anew(form: HTMLElement, { concernId, kind, epoch, jwe }: OldWrap, keys: Map<number, PrivateKey>, next: number, target: PrivateKey) {
  const key = keys.get(epoch);
  const name = `team:${given(form, "team")}`;
  const wrap = key && (await resealWrap(jwe, concernId, kind, name, epoch, key, { name, epoch: next, key: target.public }));
  return wrap?.opened ? { concernId, jwe: wrap.value } : null;
}

async function post(form: HTMLFormElement, wraps: readonly unknown[]): Promise<boolean> {
  const body = new FormData(form);
  body.append("wraps", JSON.stringify(wraps));
  const answer = await fetch(form.action, { method: "POST", body, redirect: "error" });
  if (!answer.ok && answer.status !== 409) throw new Error("Not taken.");
  return answer.ok;
}
