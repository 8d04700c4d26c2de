// Live progress: listens to a run's events and moves its bar. Without it the page still shows the state at loading.
(() => {
  const open = new Map();
  const listen = () => {
    for (const [box, source] of open) if (!box.isConnected) { source.close(); open.delete(box); }
    for (const box of document.querySelectorAll("[data-progress]")) {
      if (open.has(box)) continue;
      const source = new EventSource(box.dataset.progress);
      open.set(box, source);
      source.onmessage = event => {
        const now = JSON.parse(event.data);
        const bar = box.querySelector("progress");
        if (bar) bar.value = now.share;
        const said = box.querySelector("[data-said]");
        if (said) said.textContent = now.text;
        if (now.ended) { source.close(); open.delete(box); location.reload(); }
      };
    }
  };
  document.addEventListener("DOMContentLoaded", listen);
  addEventListener("load", () => window.Blazor?.addEventListener?.("enhancedload", listen));
  listen();
})();
