// Opens the member's key with the passphrase, or with the printed code, and lets it rest wrapped for this session.
import type { SlotSecret } from "../sealing/slots";
import { fromPassphrase, fromRecoveryCode, openSlot } from "../sealing/slots";
import { parseRecoveryCode } from "../sealing/recovery";
import { busy, given, part, say } from "./page";
import { slowHash } from "./slow";
import { keepKey } from "./store";

export function unlock(form: HTMLFormElement): void {
  const passphrase = part<HTMLInputElement>(form, "#passphrase");
  const code = part<HTMLInputElement>(form, "#recovery");
  const clear = (): void => {
    passphrase.value = code.value = "";
  };

  const secretOf = async (): Promise<SlotSecret | null> => {
    if (!code.value.trim()) return fromPassphrase(passphrase.value, slowHash());
    const parsed = await parseRecoveryCode(code.value);
    return parsed && fromRecoveryCode(parsed);
  };

  const act = async (): Promise<void> => {
    const secret = await secretOf();
    if (!secret) return say(form, "wrong");
    const own = await openSlot(given(form, secret.slot), given(form, "member"), secret);
    secret.secret.fill(0);
    if (!own.opened) return say(form, "wrong");
    const kept = await keepKey(given(form, "member"), own.value.bytes);
    own.value.bytes.fill(0);
    clear();
    if (kept) location.assign(given(form, "to"));
    else say(form, "failed");
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void busy(form, act);
  });
  window.addEventListener("pagehide", clear);
}
