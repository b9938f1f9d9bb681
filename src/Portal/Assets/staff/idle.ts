// Fifteen idle minutes and the key is gone from this browser, as the session is on the server.
import { forgetKey, idleMinutes, touchKey } from "./store";

const atMostEvery = 60_000;

export function watchIdleness(): void {
  let noted = Date.now();
  let timer = 0;
  const wait = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void leave(), idleMinutes * 60_000);
  };
  const present = (): void => {
    wait();
    if (Date.now() - noted < atMostEvery) return;
    noted = Date.now();
    void touchKey();
  };
  for (const sign of ["keydown", "pointerdown", "scroll"]) window.addEventListener(sign, present, { passive: true });
  // A sleeping computer's timers sleep too: look again when the page is seen.
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void touchKey());
  void touchKey();
  wait();
}

async function leave(): Promise<void> {
  // First what can be seen, then what is kept; a new page then asks who is there.
  window.dispatchEvent(new Event("portal:close"));
  await forgetKey();
  location.reload();
}
