// Who else is on this page: asks while the page is open and seen. Without it the page still says who was there at loading.
(() => {
  const every = 30_000;
  const ask = async () => {
    const box = document.querySelector("[data-presence]");
    if (!box || document.hidden) return;
    try {
      const answer = await fetch(`/presence?adresse=${encodeURIComponent(box.dataset.presence)}`, { headers: { accept: "application/json" } });
      if (!answer.ok) return;
      const names = await answer.json();
      box.querySelector("[data-presence-names]").textContent = names.join(", ");
      box.hidden = names.length === 0;
    } catch { /* the network is away: the next time will tell */ }
  };
  setInterval(ask, every);
})();
