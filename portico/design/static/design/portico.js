/* Smoother; every page works without it. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* After a form came back: read the summary first. */
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();

  /* A second press does not send twice; the server would refuse it anyway. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    setTimeout(() => wake(form), 8000);
  });
  const wake = (form) => {
    delete form.dataset.sent;
    all("[aria-busy]", form).forEach((button) => button.removeAttribute("aria-busy"));
  };
  addEventListener("pageshow", () => all("form[data-sent]").forEach(wake));

  /* "Continue with 2:30 pm": the button repeats the choice. */
  all("[data-continue]").forEach((button) => {
    const name = button.dataset.continueFor || "start";
    const label = button.querySelector("span") || button;
    const show = () => {
      const chosen = document.querySelector(`input[name="${CSS.escape(name)}"]:checked`);
      if (chosen && chosen.dataset.short) label.textContent = button.dataset.continue.replace("%s", chosen.dataset.short);
    };
    document.addEventListener("change", (event) => event.target.name === name && show());
    addEventListener("pageshow", show);
  });

  /* Typing into "own value" chooses it. */
  all("[data-chooses]").forEach((input) =>
    input.addEventListener("input", () => {
      const radio = document.getElementById(input.dataset.chooses);
      if (radio && !radio.checked) {
        radio.checked = true;
        radio.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }),
  );

  /* Characters left. */
  all("[data-limit]").forEach((line) => {
    const field = document.querySelector(`[aria-describedby~="${CSS.escape(line.id)}"]`);
    if (!field) return;
    const show = () => {
      line.textContent = line.dataset.left.replace("%n", String(Math.max(0, line.dataset.limit - field.value.length)));
    };
    field.addEventListener("input", show);
    if (field.value) show();
  });

  /* Copying a link. */
  if (navigator.clipboard)
    all("[data-copy]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        const label = button.querySelector("span") || button;
        button.setAttribute("aria-live", "polite");
        label.textContent = button.dataset.done;
      });
    });

  /* An open menu closes with Escape or a click elsewhere. */
  const menus = "details.account,.bar .more details";
  const close = (menu) => { menu.open = false; };
  document.addEventListener("click", (event) =>
    all(menus).filter((menu) => menu.open && !menu.contains(event.target)).forEach(close),
  );
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = all(menus).find((menu) => menu.open && menu.contains(document.activeElement));
    if (open) { close(open); open.querySelector("summary").focus(); }
  });

  /* The session's end: warn, let stay; after it, cover the page but keep what was typed. */
  const dialog = document.querySelector("dialog[data-timeout]");
  if (!dialog || !dialog.showModal) return;
  const data = dialog.dataset;
  const part = (name) => dialog.querySelector(`[data-part="${name}"]`);
  const left = dialog.querySelector("[data-left]");
  let end = 0;
  let over = false;
  let asking = false;
  const begin = (seconds) => { end = Date.now() + seconds * 1000; };
  const words = (seconds) =>
    seconds > 90 ? left.dataset.minutes.replace("%n", Math.ceil(seconds / 60)) : left.dataset.secondsText.replace("%n", seconds);
  const finish = () => {
    over = true;
    dialog.classList.add("ended");
    part("warning").hidden = true;
    part("ended").hidden = false;
    dialog.setAttribute("aria-labelledby", "ended-title");
    if (!dialog.open) dialog.showModal();
  };
  const ask = async (headers) => {
    const answer = await fetch(data.stay, { headers: { Accept: "application/json", ...headers } }).catch(() => null);
    const found = answer && answer.ok ? await answer.json().catch(() => null) : null;
    return found && found.seconds > 0 ? found : null;
  };
  const warn = async () => {
    asking = true; /* Another tab may be in use; asking is no click. */
    const found = await ask({ "X-Background": "1" });
    asking = false;
    if (!found) return finish();
    begin(found.seconds);
    if (found.seconds > Number(data.warn)) return;
    dialog.showModal();
    tick();
  };
  const tick = () => {
    if (over || asking) return;
    const seconds = Math.round((end - Date.now()) / 1000);
    if (!dialog.open && seconds <= Number(data.warn)) return warn();
    if (seconds <= 0) return finish();
    const text = words(seconds);
    if (dialog.open && left.textContent !== text) left.textContent = text;
  };
  const stay = async () => {
    const found = await ask({});
    if (!found) return false;
    if (found.csrf) all('input[name="csrfmiddlewaretoken"]').forEach((input) => { input.value = found.csrf; });
    over = false;
    begin(found.seconds);
    dialog.classList.remove("ended");
    part("warning").hidden = false;
    part("ended").hidden = true;
    if (dialog.open) dialog.close();
    return true;
  };
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); if (!over) stay().then((ok) => ok || finish()); });
  dialog.addEventListener("click", async (event) => {
    const act = event.target.closest("[data-act]");
    if (!act) return;
    const ok = await stay();
    if (!ok && act.dataset.act === "stay") finish();
    if (!ok && act.dataset.act === "again") part("not-yet").hidden = false;
  });
  begin(Number(data.seconds));
  setInterval(tick, 1000);
  document.addEventListener("visibilitychange", tick);
})();
