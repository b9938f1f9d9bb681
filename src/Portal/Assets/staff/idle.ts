// Fifteen idle minutes and the key is gone from this browser, as the session is on the server. All pages of the portal in
// one browser count as one: who works in one is not away from another, and who signs out of one is out of all.
import { forgetKey, idleMinutes, lastTouch, touchKey } from "./store";

const atMostEvery = 60_000;
const hereEvery = 5 * 60_000;
const idleTime = idleMinutes * 60_000;
const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel("portal-staff") : null;

type Message = "here" | "closed" | "out";

export function watchIdleness(): void {
  let noted = Date.now();
  let told = noted;
  let seen = noted;
  let timer = 0;
  const wait = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(check, Math.max(0, seen + idleTime - Date.now()));
  };
  const check = (): void => {
    if (Date.now() - seen >= idleTime) void leave();
    else wait();
  };
  const present = (): void => {
    // A sleeping computer's timers sleep too: whoever comes back late is asked, whatever they touch first.
    if (Date.now() - seen >= idleTime) return void leave();
    seen = Date.now();
    wait();
    if (seen - noted < atMostEvery) return;
    noted = seen;
    channel?.postMessage("here" satisfies Message);
    void touchKey();
    if (seen - told < hereEvery) return;
    told = seen;
    // Writing is work as well, though it asks for no page.
    void isOver();
  };
  for (const sign of ["keydown", "pointerdown", "scroll"]) window.addEventListener(sign, present, { passive: true });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void lastTouch().then((at) => {
      seen = Math.max(seen, at ?? 0);
      check();
    });
  });
  channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
    if (data === "here") {
      seen = Date.now();
      wait();
    } else {
      close();
      if (data === "out") location.reload();
    }
  });
  void touchKey();
  wait();
}

/** Clears what other pages of this browser show, and tells them once the session is over. */
export const tellOthers = (message: "closed" | "out"): void => channel?.postMessage(message satisfies Message);

/** Asks whether the session has ended; asking keeps one that has not. */
export async function isOver(): Promise<boolean> {
  const answer = await fetch("/staff/here", { cache: "no-store", redirect: "error" }).catch(() => null);
  return !answer?.ok || (await answer.json().catch(() => null)) !== true;
}

function close(): void {
  window.dispatchEvent(new Event("portal:close"));
}

async function leave(): Promise<void> {
  // First what can be seen, then what is kept; a new page then asks who is there.
  close();
  await forgetKey();
  location.reload();
}
