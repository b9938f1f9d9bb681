// The staff side's scripts: keys are made, unlocked and used here and nowhere else (design D3, D4).
import { admitMember } from "./admit";
import { openConcern } from "./concern";
import { watchIdleness } from "./idle";
import { setUpKeys } from "./setup";
import { forgetKey } from "./store";
import { showOwnFingerprint } from "./waiting";
import { unlock } from "./unlock";

const start = <T extends HTMLElement>(selector: string, run: (element: T) => void): void => {
  const element = document.querySelector<T>(selector);
  if (element) run(element);
};

const signOutForms = 'form[action^="/staff/sign-out"], main form[data-sign-out]';

if (document.querySelector(".staff-who")) {
  watchIdleness();
  for (const form of document.querySelectorAll<HTMLFormElement>(signOutForms)) {
    // The server asks the browser to clear its storage as well; not every browser does.
    form.addEventListener("submit", () => void forgetKey());
  }
} else {
  // Nobody is signed in: whatever was kept here belongs to a session that is over.
  void forgetKey();
}

start<HTMLFormElement>("form[data-key-setup]", setUpKeys);
start<HTMLFormElement>("form[data-admit]", admitMember);
start<HTMLFormElement>("form[data-unlock]", unlock);
start<HTMLElement>("[data-own-key]", showOwnFingerprint);
start<HTMLElement>("[data-sealed]", openConcern);
