/** What the browser asks of next-auth's routes: small enough that the sign-in page needs no client library. */
async function csrfToken(): Promise<string> {
  const answer = await fetch("/api/auth/csrf", { cache: "no-store" });
  const { csrfToken: token } = (await answer.json()) as { csrfToken: string };
  return token;
}

async function post(path: string, fields: Record<string, string>): Promise<string> {
  const body = new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: "true" });
  const answer = await fetch(`/api/auth/${path}`, { method: "POST", body });
  const { url } = (await answer.json()) as { url: string };
  return url;
}

/** Null when the person is now signed in, otherwise the sentence that says why not. */
export async function signIn(email: string, password: string): Promise<string | null> {
  const url = await post("callback/password", { email, password, callbackUrl: "/" });
  return new URL(url, window.location.origin).searchParams.get("error");
}

/** Sends a link to the address, if it has an account; the answer is the same when it has none. */
export const requestSignInLink = (email: string, next: string) => post("signin/email", { email, callbackUrl: next });

/** Goes to the organisation's own sign-in. */
export async function signInWithOrganisation(next: string) {
  window.location.assign(await post("signin/oidc", { callbackUrl: next }));
}

export async function signOut() {
  await post("signout", { callbackUrl: "/sign-in" }).catch(() => undefined);
  window.location.assign("/sign-in");
}
