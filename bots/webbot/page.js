// What only the browser can do: stay at the newest message, take pictures that are dropped or pasted.
(() => {
  let near = true;
  const log = () => document.getElementById("log");
  const stay = () => { const at = log(); if (at && near) at.scrollTop = at.scrollHeight; };
  document.addEventListener("scroll", (event) => {
    const at = event.target;
    if (at === log()) near = at.scrollHeight - at.scrollTop - at.clientHeight < 120;
  }, true);
  new MutationObserver(stay).observe(document, { childList: true, subtree: true, characterData: true });
  document.addEventListener("load", stay, true);

  const uploader = () => {
    const at = document.querySelector("[data-uploader]");
    return at && getElement(Number(at.dataset.uploader))?.$refs.qRef;
  };
  window.pickFiles = () => uploader()?.pickFiles();
  const take = (list) => {
    const files = [...(list ?? [])];
    if (files.length === 0 || !uploader()) return false;
    uploader().addFiles(files);
    return true;
  };
  document.addEventListener("paste", (event) => { if (take(event.clipboardData?.files)) event.preventDefault(); });
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    document.body.classList.remove("dropping");
    take(event.dataTransfer.files);
  });
})();
