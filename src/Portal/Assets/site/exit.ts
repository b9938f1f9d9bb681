// Quick exit: the button, or Shift or Esc three times within five seconds. Everything still works as a plain link
// without this script.

const presses = 3;
const within = 5000;
const settle = 200;
const firstPatience = 4000;

/** The link of a reading page, or the button of a form: the form then hears that its answers have ended. */
export function armQuickExit(link: HTMLAnchorElement | HTMLButtonElement | null): void {
  if (!link) return;
  const form = link instanceof HTMLButtonElement ? link.form : null;
  const address = link instanceof HTMLAnchorElement ? link.href : new URL("/exit", location.href).href;
  let times: number[] = [];
  let lastKey = "";
  let leaving = false;
  let again = 0;

  const go = (): void => location.replace(address);

  // Asking again drops the answer that is on its way, so on a slow line a short fixed interval would never leave at all.
  const watch = (wait: number, next = wait * 2): void => {
    again = window.setTimeout(() => {
      go();
      watch(next);
    }, wait);
  };

  const depart = once((): void => {
    const replace = once((): void => {
      go();
      watch(firstPatience);
    });
    try {
      // The pushed entry drops every page ahead of this one, and is itself neutral; after the step back the page itself
      // is replaced. Replacing before the step has happened would replace the pushed entry and leave the page behind it.
      addEventListener("popstate", replace, { once: true });
      history.pushState(null, "", address);
      history.back();
      setTimeout(replace, settle);
    } catch {
      replace();
    }
  });

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leaving = true;
    end(form);
    blank();
    depart();
  });

  // Capturing on window: no other listener can keep a press from us, and none sees it once we are leaving.
  addEventListener("keydown", (event) => {
    if (leaving) {
      event.preventDefault();
      event.stopImmediatePropagation();
      // Esc stops a page from loading. Where swallowing it is not enough, ask again once the hand has come to rest.
      if (event.key === "Escape" && again !== 0) {
        clearTimeout(again);
        watch(settle, firstPatience);
      }
      return;
    }
    if (event.key !== "Shift" && event.key !== "Escape") {
      times = [];
      return;
    }
    if (event.repeat) return;
    const now = event.timeStamp;
    times = event.key === lastKey ? times.filter((time) => now - time < within) : [];
    lastKey = event.key;
    times.push(now);
    if (times.length >= presses) {
      event.preventDefault();
      leaving = true;
      end(form);
      blank();
      // Leaving before the key is up would hand its release, and Esc's own meaning, to the next page.
      addEventListener("keyup", () => setTimeout(depart, 0), { capture: true, once: true });
      setTimeout(depart, 1000);
    }
  }, true);

  addEventListener("pageshow", (event) => {
    // A page that was blanked must not come back blank, nor as it was: ask the server for it.
    if (event.persisted && leaving) location.reload();
    times = [];
  });
}

/** Sent on the way out; nobody waits for it. */
function end(form: HTMLFormElement | null): void {
  const state = form?.querySelector<HTMLInputElement>("input[name=state]");
  if (form && state) navigator.sendBeacon(form.action, new URLSearchParams({ do: "exit", state: state.value }));
}

function blank(): void {
  // A page that holds more than the eye sees clears it now.
  dispatchEvent(new Event("portal:leave"));
  document.title = "\u200B";
  document.documentElement.style.background = "#fff";
  document.body?.remove();
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}
