import { armQuickExit } from "./exit";
import { suggestPlaces } from "./places";
import { suggestSearches } from "./searching";

armQuickExit(document.querySelector<HTMLAnchorElement | HTMLButtonElement>(".exit"));
for (const field of document.querySelectorAll<HTMLInputElement>("input[data-places]")) suggestPlaces(field);
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const field of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) suggestSearches(field);
