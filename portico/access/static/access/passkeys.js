/* Passkeys: makes one (data-passkey="create") or shows one (data-passkey="get"); the form then carries the answer. */
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const descriptors = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
  const decoded = (options) => {
    const key = { ...options, challenge: bytes(options.challenge) };
    if (key.user) key.user = { ...key.user, id: bytes(key.user.id) };
    if (key.allowCredentials) key.allowCredentials = descriptors(key.allowCredentials);
    if (key.excludeCredentials) key.excludeCredentials = descriptors(key.excludeCredentials);
    return key;
  };
  const encoded = (credential) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (credential.response[name]) response[name] = text(credential.response[name]);
    return JSON.stringify({
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response, clientExtensionResults: {},
    });
  };
  document.querySelectorAll("[data-passkey]").forEach((part) => {
    const form = part.querySelector("form");
    const button = part.querySelector('[data-act="passkey"]');
    const failed = part.querySelector('[data-part="failed"]');
    part.hidden = false;
    button.addEventListener("click", async () => {
      failed.hidden = true;
      try {
        const token = form.querySelector('input[name="csrfmiddlewaretoken"]').value;
        const answer = await fetch(part.dataset.options, {
          method: "POST", headers: { "X-CSRFToken": token, Accept: "application/json" },
        });
        if (!answer.ok) throw new Error("no options");
        const publicKey = decoded((await answer.json()).publicKey);
        const credential = await navigator.credentials[part.dataset.passkey]({ publicKey });
        form.querySelector('input[name="credential"]').value = encoded(credential);
        form.requestSubmit();
      } catch {
        failed.hidden = false;
      }
    });
  });
})();
