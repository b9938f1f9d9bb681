// Quick exit: the button, or Shift or Esc three times within five seconds. Everything still works as a plain link
// without this script.

const presses = 3;
const within = 5000;
const again = 250;

export function armQuickExit(link: HTMLAnchorElement | null): void {
  if (!link) return;
  const address = link.href;
  let times: number[] = [];
  let lastKey = "";
  let leaving = false;

  const leave = (): void => {
    if (leaving) return;
    leaving = true;
    blank();
    // The pushed entry drops every page ahead of this one, and is itself neutral; the page itself is then replaced.
    history.pushState(null, "", address);
    history.back();
    const go = (): void => location.replace(address);
    setTimeout(go, 0);
    // Esc stops a page from loading, and a slow line looks like nothing happened: ask again until we are gone.
    setInterval(go, again);
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  // Capturing on window: no other listener can keep a press from us, and none sees it once we are leaving.
  addEventListener("keydown", (event) => {
    if (leaving) {
      event.preventDefault();
      event.stopImmediatePropagation();
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
      times = [];
      blank();
      // Leaving before the key is up would hand its release, and Esc's own meaning, to the next page.
      addEventListener("keyup", () => setTimeout(leave, 0), { capture: true, once: true });
    }
  }, true);

  addEventListener("pageshow", (event) => {
    // A page that was blanked must not come back blank, nor as it was: ask the server for it.
    if (event.persisted && leaving) location.reload();
    times = [];
  });
}

function blank(): void {
  document.title = "\u200B";
  document.documentElement.style.background = "#fff";
  document.body?.remove();
}
