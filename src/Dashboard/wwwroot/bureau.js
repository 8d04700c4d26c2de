// Keys of the desk. Every key presses a button or follows a link that is on the page: without this script nothing is missing but speed.
(() => {
  const typing = e => e.target.closest?.("textarea, select, input:not([type=checkbox], [type=radio], [type=submit])");
  const items = () => [...document.querySelectorAll("[data-item]")];
  let current = null, waiting = false;
  const go = item => {
    current?.removeAttribute("aria-current");
    current = item;
    if (!item) return;
    item.setAttribute("aria-current", "true");
    if (!item.hasAttribute("tabindex")) item.tabIndex = -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "center" });
  };
  const fromAddress = () => {
    const aim = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const item = aim && aim.closest("[data-item]");
    if (item) go(item);
  };
  const step = by => {
    const all = items();
    if (all.length === 0) return;
    const at = current?.isConnected ? all.indexOf(current) : by > 0 ? -1 : all.length;
    go(all[Math.max(0, Math.min(all.length - 1, at + by))]);
  };
  const press = key => {
    const escaped = CSS.escape(key);
    const found = (current?.isConnected && current.querySelector(`[data-touche="${escaped}"]`)) || document.querySelector(`[data-touche="${escaped}"]`);
    if (!found) return false;
    if (found.closest("summary")) {
      const details = found.closest("details");
      details.open = true;
      details.querySelector("textarea, input:not([type=hidden])")?.focus();
    } else if (found.matches("input:not([type=checkbox]), select, textarea")) found.focus();
    else found.click();
    return true;
  };
  const places = { f: "a-faire", a: "accord", s: "sujets", d: "doublons", c: "controverses", h: "decisions", l: "lecture", t: "contributions", p: "pistes" };
  document.addEventListener("keydown", e => {
    if (typing(e)) {
      if (e.key === "Escape") e.target.blur();
      else if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
        const form = e.target.form, button = form?.querySelector("[data-envoyer]") ?? form?.querySelector("button[type=submit]");
        if (button) { e.preventDefault(); form.requestSubmit(button); }
      }
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (waiting) {
      waiting = false;
      const base = location.pathname.match(/^\/consultations\/[^/]+/);
      if (base && places[e.key]) { e.preventDefault(); location.assign(`${base[0]}/${places[e.key]}`); }
      return;
    }
    if (e.key === "?") location.assign("/clavier");
    else if (e.key === "j") step(1);
    else if (e.key === "k") step(-1);
    else if (e.key === "g") waiting = true;
    else if (e.key === "/") { const box = document.querySelector("[role=search] input:not([type=hidden])"); if (!box) return; box.focus(); }
    else if (e.key.length !== 1 || !press(e.key)) return;
    e.preventDefault();
  });
  // search as you type: the answer is the same list that the form without a script gives
  let asked = 0, later;
  document.addEventListener("input", e => {
    const box = e.target.closest("[data-cherche][data-resultats]");
    if (!box) return;
    clearTimeout(later);
    later = setTimeout(async () => {
      const mine = ++asked, answer = await fetch(`${box.dataset.cherche}?q=${encodeURIComponent(box.value)}`);
      if (mine === asked && answer.ok) document.getElementById(box.dataset.resultats).innerHTML = await answer.text();
    }, 200);
  });
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
