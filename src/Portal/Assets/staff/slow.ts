// Argon2id in its worker. The address is fixed, so one Trusted Types policy admits exactly it.
import { slowHashIn } from "../sealing/argon2";
import type { SlowHash } from "../sealing/derive";

const address = "/argon2.worker.js";

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

let hash: SlowHash | undefined;

export function slowHash(): SlowHash {
  const policies = (window as { trustedTypes?: Policies }).trustedTypes;
  const only = (url: string): string => {
    if (url !== address) throw new TypeError("Not the worker's address.");
    return url;
  };
  return (hash ??= slowHashIn(new Worker(policies ? policies.createPolicy("portal-worker", { createScriptURL: only }).createScriptURL(address) : address)));
}
