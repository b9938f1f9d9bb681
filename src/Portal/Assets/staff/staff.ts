// The staff side's scripts: keys are made, unlocked and used here and nowhere else (design D3, D4).
import { admitMember } from "./admit";
import { openConcern } from "./concern";
import { beginEpoch, rewrapOld } from "./epoch";
import { isOver, tellOthers, watchIdleness } from "./idle";
import { addPasskey, joinWithPasskey, signInWithPasskey } from "./passkeys";
import { setUpKeys } from "./setup";
import { forgetKey } from "./store";
import { showOwnFingerprint } from "./waiting";
import { transferConcern } from "./transfer";
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
    form.addEventListener("submit", () => {
      tellOthers("closed");
      void forgetKey();
    });
  }
} else if (document.querySelector("[data-signed-out]")) {
  void isOver().then((over) => {
    if (!over) return;
    // Whatever was kept here belongs to a session that is gone, and so does what other pages show.
    void forgetKey();
    tellOthers("out");
  });
}

start<HTMLFormElement>("form[data-passkey-sign-in]", signInWithPasskey);
start<HTMLElement>("[data-passkey-join]", joinWithPasskey);
start<HTMLFormElement>("form[data-passkey-add]", addPasskey);
start<HTMLFormElement>("form[data-key-setup]", setUpKeys);
start<HTMLFormElement>("form[data-admit]", admitMember);
start<HTMLFormElement>("form[data-unlock]", unlock);
start<HTMLFormElement>("form[data-begin-epoch]", (form) => void beginEpoch(form));
start<HTMLFormElement>("form[data-rewrap]", rewrapOld);
start<HTMLElement>("[data-transfer-page]", (page) => void transferConcern(page));
start<HTMLElement>("[data-own-key]", showOwnFingerprint);
start<HTMLElement>("[data-sealed]", openConcern);
