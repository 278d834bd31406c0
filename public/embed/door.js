/* What the page asks of the server, in the name of its visitor. */



export function doorOf({ base, site }) {
  const storeKey = `rekindle.${site}`;
  let session = null; // { who, token, expiresAt }

  async function ask(method, path, { body, token = session?.token, lasts = method === "POST" } = {}) {
    const headers = {};
    if (body) headers["content-type"] = "application/json";
    if (token) headers.authorization = `Bearer ${token}`;
    const answer = await fetch(base + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      credentials: "omit",
      keepalive: lasts,
    });
    if (!answer.ok) throw Object.assign(new Error("refused"), { status: answer.status });
    return answer.status === 204 ? null : answer.json();
  }

  function keep(value) {
    session = value;
    try {
      if (value) sessionStorage.setItem(storeKey, JSON.stringify(value));
      else sessionStorage.removeItem(storeKey);
    } catch {
      // A browser that keeps nothing begins a session for each page.
    }
  }

  return {
    ask,
    isOpen: () => session !== null,
    pushKey: () => session?.pushKey ?? null,
    forget: () => keep(null),
    /** The session of this visitor: the one that this tab has, or a new one by the signature. */
    async begin(who) {
      session = stored(storeKey, nameOf(who));
      if (session) return;
      const given = { expires: Number(who.expires), signature: String(who.signature || "") };
      if (who.leadId) given.lead_id = String(who.leadId);
      else given.external_id = String(who.externalId);
      const begun = await ask("POST", "/session", { body: given, token: null });
      keep({ who: nameOf(who), token: begun.token, expiresAt: begun.expires_at, pushKey: begun.push_key });
    },
    async end() {
      const token = session?.token;
      keep(null);
      if (token) await ask("DELETE", "/session", { token });
    },
  };
}

const nameOf = (who) => JSON.stringify([who.leadId || null, who.externalId || null]);

function stored(storeKey, name) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storeKey) || "null");
    return kept && kept.who === name && new Date(kept.expiresAt) > new Date() ? kept : null;
  } catch {
    return null;
  }
}
