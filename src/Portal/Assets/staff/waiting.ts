// A member's own fingerprint, worked out from the very key in this browser and not from what the server says it is.
import { fingerprint } from "../sealing/keys";
import { given, part } from "./page";
import { takeKey } from "./store";

export async function showOwnFingerprint(element: HTMLElement): Promise<void> {
  const key = await takeKey(given(element, "ownKey"));
  part(element, "[data-locked]").hidden = key !== null;
  part(element, "[data-unlocked]").hidden = key === null;
  if (key) part(element, "[data-fingerprint]").textContent = fingerprint(key.public);
}
