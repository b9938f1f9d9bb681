// Admission: the team's key, opened with the passphrase for this one act, is wrapped to the key whose digits were compared.
import { fingerprint } from "../sealing/keys";
import { fromPassphrase, openSlot } from "../sealing/slots";
import { admit } from "../sealing/team";
import { busy, given, part, publicKey, say } from "./page";
import { slowHash } from "./slow";

interface Held {
  readonly epoch: number;
  readonly publicJwk: string;
  readonly jwe: string;
}

export async function admitMember(form: HTMLFormElement): Promise<void> {
  const passphrase = part<HTMLInputElement>(form, "#passphrase");
  const newKey = await publicKey(given(form, "newJwk"));
  part(form, "[data-fingerprint]").textContent = fingerprint(newKey);

  const act = async (): Promise<void> => {
    const member = given(form, "member");
    const secret = fromPassphrase(passphrase.value, slowHash());
    const own = secret ? await openSlot(given(form, "slot"), member, secret) : null;
    secret?.secret.fill(0);
    if (!own?.opened) return say(form, "wrong");
    own.value.bytes.fill(0);
    const team = `team:${given(form, "team")}`;
    const wraps = await Promise.all((JSON.parse(given(form, "held")) as Held[]).map(async ({ epoch, publicJwk, jwe }) => {
      const wrap = await admit(jwe, team, epoch, await publicKey(publicJwk), `member:${member}`, own.value.key, `member:${given(form, "new")}`, newKey);
      if (!wrap.opened) throw new Error(wrap.reason);
      return { epoch, jwe: wrap.value };
    }));
    part<HTMLInputElement>(form, 'input[name="wraps"]').value = JSON.stringify(wraps);
    passphrase.value = "";
    form.submit();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!part<HTMLInputElement>(form, "#compared").checked) return say(form, "uncompared");
    void busy(form, act);
  });
  window.addEventListener("pagehide", () => (passphrase.value = ""));
}
