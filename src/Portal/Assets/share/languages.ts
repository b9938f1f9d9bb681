// Another language without a new page: the same document in that language is fetched and its words are taken over.

/** XMLHttpRequest reads a document as one, without a sink that Trusted Types would have to guard. */
export const fetchPage = (address: string): Promise<Document | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.addEventListener("loadend", () => {
      const page = request.status === 200 ? (request.responseXML as Document | null) : null;
      resolve(page);
    });
    request.open("GET", address);
    request.send();
  });

/** Everything around the form. The quick exit stays the element it was, because it is armed. */
export function takeOver(page: Document): void {
  const { lang, dir } = page.documentElement;
  Object.assign(document.documentElement, { lang, dir });
  for (const part of ["header.top", "nav.doors", "aside.help-box", "footer", "a.skip", ".strip .call"]) {
    const there = page.querySelector(part);
    if (there) document.querySelector(part)?.replaceWith(document.importNode(there, true));
  }
  const label = page.querySelector(".strip")?.getAttribute("aria-label");
  if (label) document.querySelector(".strip")?.setAttribute("aria-label", label);
  const [exit, translated] = [document.querySelector(".strip .exit"), page.querySelector(".strip .exit")];
  if (exit && translated) exit.textContent = translated.textContent;
}
