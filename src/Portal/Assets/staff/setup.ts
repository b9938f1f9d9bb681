// The first key of a member and, for the first member of a team, the team's. Neither the passphrase nor the recovery code
// has a name in the form: they cannot be posted.
import { fingerprint, generatePrivate, privateFromBytes, toJwk } from "../sealing/keys";
import type { Bytes } from "../sealing/opening";
import { formatRecoveryCode, newRecoveryCode } from "../sealing/recovery";
import { fromPassphrase, fromRecoveryCode, sealSlot } from "../sealing/slots";
import { sealTeamKey } from "../sealing/team";
import { busy, given, part, say } from "./page";
import { isStrong } from "./passphrase";
import { slowHash } from "./slow";
import { keepKey } from "./store";

export function setUpKeys(form: HTMLFormElement): void {
  const passphrase = part<HTMLInputElement>(form, "#passphrase");
  const again = part<HTMLInputElement>(form, "#passphrase-again");
  const made = part<HTMLElement>(form, "[data-made]");
  let own: Bytes | null = null;

  const make = async (): Promise<void> => {
    const secret = fromPassphrase(passphrase.value, slowHash());
    if (!secret) return say(form, "weak");
    own = await generatePrivate();
    const key = await privateFromBytes(own);
    if (!key) throw new Error("No key.");
    const member = given(form, "member");
    const code = newRecoveryCode();
    fill(form, "publicJwk", toJwk(key.public));
    fill(form, "passphraseSlot", await sealSlot(own, member, secret));
    fill(form, "recoverySlot", await sealSlot(own, member, fromRecoveryCode(code)));
    const epoch = Number(form.dataset["epoch"] ?? "0");
    if (epoch > 0) {
      const team = await generatePrivate();
      const teamKey = await privateFromBytes(team);
      if (!teamKey) throw new Error("No key.");
      fill(form, "teamJwk", toJwk(teamKey.public));
      fill(form, "teamWrap", await sealTeamKey(team, `team:${given(form, "team")}`, epoch, `member:${member}`, key.public));
      team.fill(0);
    }
    part(form, "[data-recovery]").textContent = await formatRecoveryCode(code);
    part(form, "[data-fingerprint]").textContent = fingerprint(key.public);
    code.fill(0);
    secret.secret.fill(0);
    passphrase.value = again.value = "";
    part(form, "[data-ask]").hidden = true;
    made.hidden = false;
    say(form, null);
    part(made, "h2").focus();
  };

  const finish = async (): Promise<void> => {
    if (!own || !part<HTMLInputElement>(form, "#printed").checked) return say(form, "unprinted");
    await keepKey(given(form, "member"), own);
    own.fill(0);
    part(form, "[data-recovery]").textContent = "";
    form.submit();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!made.hidden) return void busy(form, finish);
    if (!isStrong(passphrase.value)) return say(form, "weak");
    if (passphrase.value !== again.value) return say(form, "different");
    void busy(form, make);
  });
  part(form, "[data-print]").addEventListener("click", () => window.print());
  window.addEventListener("pagehide", () => {
    own?.fill(0);
    part(form, "[data-recovery]").textContent = passphrase.value = again.value = "";
  });
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  part<HTMLInputElement>(form, `input[name="${name}"]`).value = value;
}
