// Passkeys: question from the portal, answer from the authenticator. The answer is put together field by field, so that
// nothing an extension adds – least of all the PRF result, which opens keys – can be posted by accident.
import type { Bytes } from "../sealing/opening";
import { decode, encode } from "../sealing/strict";

interface Described {
  readonly type: "public-key";
  readonly id: string;
  readonly transports?: AuthenticatorTransport[];
}

interface Options {
  readonly challenge: string;
  readonly timeout?: number;
  readonly rpId?: string;
  readonly rp: PublicKeyCredentialRpEntity;
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly pubKeyCredParams: PublicKeyCredentialParameters[];
  readonly excludeCredentials?: readonly Described[];
  readonly allowCredentials?: readonly Described[];
  readonly authenticatorSelection?: AuthenticatorSelectionCriteria;
  readonly attestation?: AttestationConveyancePreference;
  readonly userVerification?: UserVerificationRequirement;
}

export interface Question {
  readonly options: string;
  readonly state: string;
}

export const hasPasskeys = (): boolean => typeof PublicKeyCredential === "function" && typeof navigator.credentials?.create === "function";

/** Makes a passkey; the answer as JSON, or null when the member or the authenticator did not want to. */
export async function makePasskey({ options }: Question): Promise<string | null> {
  const asked = JSON.parse(options) as Options;
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(asked.challenge),
      rp: asked.rp,
      user: { ...asked.user, id: bytes(asked.user.id) },
      pubKeyCredParams: asked.pubKeyCredParams,
      excludeCredentials: described(asked.excludeCredentials),
      ...present("timeout", asked.timeout),
      ...present("authenticatorSelection", asked.authenticatorSelection),
      ...present("attestation", asked.attestation),
    },
  });
  if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse)) return null;
  return answer(made, {
    attestationObject: encode(new Uint8Array(made.response.attestationObject)),
    transports: made.response.getTransports?.() ?? [],
  });
}

/** Proves a passkey; the answer as JSON. */
export async function provePasskey({ options }: Question): Promise<string | null> {
  const asked = JSON.parse(options) as Options;
  const proof = await navigator.credentials.get({
    publicKey: {
      challenge: bytes(asked.challenge),
      allowCredentials: described(asked.allowCredentials),
      ...present("timeout", asked.timeout),
      ...present("rpId", asked.rpId),
      ...present("userVerification", asked.userVerification),
    },
  });
  if (!(proof instanceof PublicKeyCredential) || !(proof.response instanceof AuthenticatorAssertionResponse)) return null;
  const { authenticatorData, signature, userHandle } = proof.response;
  return answer(proof, {
    authenticatorData: encode(new Uint8Array(authenticatorData)),
    signature: encode(new Uint8Array(signature)),
    userHandle: userHandle ? encode(new Uint8Array(userHandle)) : null,
  });
}

const answer = (credential: PublicKeyCredential, response: Readonly<Record<string, unknown>>): string => JSON.stringify({
  id: credential.id,
  rawId: encode(new Uint8Array(credential.rawId)),
  type: credential.type,
  clientExtensionResults: {},
  response: { clientDataJSON: encode(new Uint8Array(credential.response.clientDataJSON)), ...response },
});

export function bytes(text: string): Bytes {
  const read = decode(text);
  if (!read) throw new TypeError("Not base64url.");
  return read;
}

const described = (list: readonly Described[] | undefined): PublicKeyCredentialDescriptor[] =>
  (list ?? []).map(({ type, id, transports }) => ({ type, id: bytes(id), ...present("transports", transports) }));

const present = <K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined || value === null ? {} : ({ [name]: value } as Record<K, V>);
