// The form in the page (design D5). Where anything it needs is missing – sealing, the worker, a signed list of keys – it
// leaves the page as it is: the button then posts the way without scripts, and the page says what that means.
import { slowHash } from "../staff/slow";
import { Book } from "./book";
import { Journey } from "./journey";
import { fetchKeys, type TeamKeys } from "./keys";
import { fetchPage, takeOver } from "./languages";
import { notice } from "./question";

const main = document.querySelector("main")!;
const canSeal = window.isSecureContext && "subtle" in crypto && "randomUUID" in crypto && "Worker" in window && "WebAssembly" in window;

function start(): void {
  let book = new Book(document);
  let journey: Journey | null = null;
  let leaving = false;
  let posts = false;
  const keys = fetchKeys().catch(() => null);

  const show = (page: HTMLElement, title: string, focus: HTMLElement): void => {
    for (const form of page instanceof HTMLFormElement ? [page] : page.querySelectorAll("form")) harmless(form);
    main.replaceChildren(page);
    document.title = `${title} – ${book.word("SiteName")}`;
    focus.tabIndex = -1;
    scrollTo(0, 0);
    focus.focus({ preventScroll: focus.tagName === "H1" });
  };

  const showStart = (said?: string): void => {
    const page = document.createElement("div");
    page.append(document.importNode(book.start, true));
    const heading = page.querySelector<HTMLElement>("h1")!;
    if (said) heading.after(notice(book, [said]));
    main.replaceChildren(...page.childNodes);
    document.title = `${heading.textContent ?? ""} – ${book.word("SiteName")}`;
    if (!posts) void dress(keys);
  };

  const again = (said?: string): void => {
    journey?.end();
    showStart(said);
    scrollTo(0, 0);
    const heading = main.querySelector<HTMLElement>("h1")!;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };

  const exit = (): void => document.querySelector<HTMLElement>(".strip .exit")?.click();

  const begin = async (form: HTMLFormElement): Promise<void> => {
    const says = form.querySelector<HTMLElement>("[data-says]")!;
    if (says.textContent) return;
    says.textContent = book.word("SharePreparing");
    const trusted = await keys;
    const slow = trusted ? await ready() : null;
    says.textContent = "";
    if (!trusted || !slow) {
      // The next press posts; first the page says what that means.
      posts = true;
      return dress(Promise.resolve(null));
    }
    journey ??= new Journey(book, trusted, slow, show, { again, exit });
    journey.begin();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!main.contains(form)) return;
    if (form.matches("[data-start]")) {
      if (posts) return;
      event.preventDefault();
      void begin(form);
    } else if (form.matches(".question")) {
      event.preventDefault();
      void journey?.press((event.submitter as HTMLButtonElement | null)?.value || "next");
    }
  });

  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(".languages a");
    if (!link || !journey?.runs) return;
    event.preventDefault();
    void speak(link.href);
  });

  const speak = async (address: string): Promise<void> => {
    const page = await fetchPage(address);
    if (!page || !journey) return main.querySelector("h1")?.before(notice(book, ["ShareLanguageMissing"]));
    book = new Book(page);
    takeOver(page);
    history.replaceState(history.state, "", address);
    await journey.speak(book);
  };

  // Going away ends everything; a page that comes back out of the browser's memory shows an empty start.
  const forget = (): void => {
    journey?.end();
    journey = null;
    showStart();
  };
  addEventListener("portal:leave", () => {
    leaving = true;
    journey?.end();
  });
  addEventListener("pagehide", () => {
    if (!leaving) forget();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) showStart("ShareReloaded");
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && journey?.holdsAnswers) event.preventDefault();
  });

  const reloaded = (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined)?.type === "reload";
  if (reloaded) main.querySelector("h1")!.after(notice(book, ["ShareReloaded"]));
  void dress(keys).then(async () => (posts = (await keys) === null));
}

/** A form of ours posts nowhere, even if this script fails. */
function harmless(form: HTMLFormElement): void {
  form.removeAttribute("action");
  form.method = "dialog";
}

/** Says on the start page which way the answers will go. */
async function dress(keys: Promise<TeamKeys | null>): Promise<void> {
  const held = await keys;
  const shown = { server: !held, browser: held !== null, unsigned: held?.signed === false };
  for (const line of main.querySelectorAll<HTMLElement>("[data-way]")) line.hidden = !shown[line.dataset["way"] as keyof typeof shown];
}

/** Proves before the first question that this device can derive a key at all; null when it cannot. */
async function ready(): Promise<ReturnType<typeof slowHash> | null> {
  try {
    const hash = slowHash();
    await hash(new Uint8Array(14), new Uint8Array(16));
    return hash;
  } catch {
    return null;
  }
}

if (canSeal && main.querySelector("form[data-start]")) start();
