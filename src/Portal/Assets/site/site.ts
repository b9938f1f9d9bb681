import { armQuickExit } from "./exit";
import { suggestPlaces } from "./places";
import { suggestSearches } from "./searching";

armQuickExit(document.querySelector<HTMLAnchorElement | HTMLButtonElement>(".exit"));
for (const field of document.querySelectorAll<HTMLInputElement>("input[data-places]")) suggestPlaces(field);
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) button.hidden = false;
// The form's own script brings such a button later.
document.addEventListener("click", (event) => {
  if ((event.target as Element).closest("[data-print]")) print();
});
for (const field of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) suggestSearches(field);
