// The pages where passkeys are made and used: sign-in, invitation, the member's own list.
import { busy, given, part, say } from "./page";
import { hasPasskeys, makePasskey, provePasskey, type Question } from "./passkey";

type Ask = (question: Question) => Promise<string | null>;

/** Asks the portal, then the authenticator; true once the answer is in the form. */
async function answerInto(root: HTMLElement, asking: Promise<Response>, ask: Ask): Promise<boolean> {
  const reply = await asking;
  if (!reply.ok) {
    say(root, reply.status === 403 ? "wrong" : "failed");
    return false;
  }
  const question = (await reply.json()) as Question;
  const credential = await ask(question).catch((error: unknown) => {
    if (error instanceof DOMException) return error.name;
    throw error;
  });
  if (credential === null || !credential.startsWith("{")) {
    // The authenticator holds one of this member already; anything else is a member who pressed "cancel", or time.
    say(root, credential === "InvalidStateError" ? "known" : "unable");
    return false;
  }
  part<HTMLInputElement>(root, 'input[name="credential"]').value = credential;
  part<HTMLInputElement>(root, 'input[name="state"]').value = question.state;
  return true;
}

const fetched = (root: HTMLElement): Promise<Response> => fetch(given(root, "question"), { cache: "no-store", redirect: "error" });

export function signInWithPasskey(form: HTMLFormElement): void {
  if (!hasPasskeys()) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void busy(form, async () => {
      if (await answerInto(form, fetched(form), provePasskey)) form.submit();
    });
  });
}

/** On the invitation, a passkey stands in for the authenticator's code. */
export function joinWithPasskey(place: HTMLElement): void {
  if (!hasPasskeys()) return;
  place.hidden = false;
  const form = place.closest("form");
  const code = form && part<HTMLInputElement>(form, "#code");
  if (!form || !code) return;
  part(place, "[data-passkey]").addEventListener("click", () => {
    code.required = false;
    // First what the portal would refuse, so that no passkey is made in vain.
    if (!form.reportValidity()) {
      code.required = part<HTMLInputElement>(place, 'input[name="credential"]').value === "";
      return;
    }
    void busy(place, async () => {
      if (await answerInto(place, fetched(place), makePasskey)) form.submit();
      else code.required = true;
    });
  });
}

export function addPasskey(form: HTMLFormElement): void {
  const password = part<HTMLInputElement>(form, "#password");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void busy(form, async () => {
      if (!hasPasskeys()) return say(form, "unable");
      // The form itself has no password in it: what adds a passkey is the question, and that was paid with one.
      const body = new FormData();
      body.append("password", password.value);
      body.append("__RequestVerificationToken", part<HTMLInputElement>(form, 'input[name="__RequestVerificationToken"]').value);
      if (await answerInto(form, fetch(given(form, "question"), { method: "POST", body, redirect: "error" }), makePasskey)) form.submit();
    });
  });
}
