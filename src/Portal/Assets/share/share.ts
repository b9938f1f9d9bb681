// The form in the page (design D5). Where anything it needs is missing – sealing, the worker, a signed list of keys – it
// leaves the page as it is: the button then posts the way without scripts, and the page says what that means.
import { slowHash } from "../staff/slow";
import { Book } from "./book";
import { Journey } from "./journey";
import { fetchKeys } from "./keys";
import { fetchPage, takeOver } from "./languages";
import { notice } from "./question";

const main = document.querySelector("main")!;
const canSeal = window.isSecureContext && "subtle" in crypto && "randomUUID" in crypto && "Worker" in window && "WebAssembly" in window;

function start(): void {
  let book: Book | null = null;
  let journey: Journey | null = null;
  let leaving = false;
  let posts = false;
  // Asked for while the visitor reads; what comes is the same for everybody.
  const keys = fetchKeys().catch(() => null);
  // The start page is taken as it is now, before anything is said on it.
  const ready = fetchBook(location.pathname, Promise.resolve(document.cloneNode(true) as Document)).then((read) => (book = read));

  const show = (page: HTMLElement, title: string, focus: HTMLElement): void => {
    for (const form of page instanceof HTMLFormElement ? [page] : page.querySelectorAll("form")) harmless(form);
    main.replaceChildren(page);
    document.title = `${title} – ${book!.word("SiteName")}`;
    focus.tabIndex = -1;
    scrollTo(0, 0);
    focus.focus({ preventScroll: focus.tagName === "H1" });
  };

  const showStart = (said?: string): void => {
    if (!book) return;
    main.replaceChildren(document.importNode(book.start, true));
    const heading = main.querySelector<HTMLElement>("h1")!;
    if (said) heading.after(notice(book, [said]));
    document.title = `${heading.textContent ?? ""} – ${book.word("SiteName")}`;
    void dress();
  };

  /** Says on the start page which way the answers will go. */
  const dress = async (): Promise<void> => {
    const [held] = [await keys, await ready];
    posts ||= !held || !book;
    const shown = { server: posts, browser: !posts, unsigned: !posts && held?.signed === false };
    for (const line of main.querySelectorAll<HTMLElement>("[data-way]")) line.hidden = !shown[line.dataset["way"] as keyof typeof shown];
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
    says.textContent = says.dataset["says"]!;
    const [trusted] = [await keys, await ready];
    const slow = trusted && book ? await proven() : null;
    says.textContent = "";
    if (!trusted || !book || !slow) {
      // The next press posts; first the page says what that means.
      posts = true;
      return dress();
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
    const page = fetchPage(address);
    const read = await fetchBook(new URL(address).pathname, page);
    const there = await page;
    if (!read || !there || !journey) {
      if (book) main.querySelector("h1")?.before(notice(book, ["ShareLanguageMissing"]));
      return;
    }
    await journey.speak(read, () => {
      book = read;
      takeOver(there);
      history.replaceState(history.state, "", address);
    });
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
  void dress().then(() => {
    if (reloaded && book && !journey) main.querySelector("h1")!.after(notice(book, ["ShareReloaded"]));
  });
}

async function fetchBook(path: string, page: Promise<Document | null>): Promise<Book | null> {
  const steps = await fetchPage(`${path}/steps`);
  const start = await page;
  return steps?.getElementById("journey") && start?.querySelector("form[data-start]") ? new Book(start, steps) : null;
}

/** A form of ours posts nowhere, even if this script fails. */
function harmless(form: HTMLFormElement): void {
  form.removeAttribute("action");
  form.method = "dialog";
}

/** Proves before the first question that this device can derive a key at all; null when it cannot. */
async function proven(): Promise<ReturnType<typeof slowHash> | null> {
  try {
    const hash = slowHash();
    await hash(new Uint8Array(14), new Uint8Array(16));
    return hash;
  } catch {
    return null;
  }
}

if (canSeal && main.querySelector("form[data-start]")) start();
