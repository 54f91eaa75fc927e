"use strict";
// Tables: a click on a heading sorts by it.
for (const table of document.querySelectorAll("table.sorted")) {
  table.querySelectorAll("th button").forEach((button, column) => button.addEventListener("click", () => {
    const head = button.parentElement, up = head.getAttribute("aria-sort") === "descending";
    table.querySelectorAll("th").forEach(other => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const key = row => row.cells[column].dataset.v ?? row.cells[column].textContent;
    const rows = [...table.tBodies[0].rows].sort((a, b) => {
      const [x, y] = [key(a), key(b)], [p, q] = [parseFloat(x), parseFloat(y)];
      if (x === "" || y === "") return (x === "") - (y === "");
      const order = isNaN(p) || isNaN(q) ? x.localeCompare(y) : p - q;
      return up ? order : -order;
    });
    table.tBodies[0].append(...rows);
  }));
}

// Players: all versions of a clip run together, one of them is heard; so a switch falls on the same sample.
let context = null, playing = null, current = null;
const FADE_S = 0.015, ONE_DIGIT = {minimumFractionDigits: 1, maximumFractionDigits: 1};
const clock = s => `${Math.floor(s / 60)}:${(s % 60).toLocaleString(document.documentElement.lang, ONE_DIGIT).padStart(4, "0")}`;
const bytes = url => Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), sign => sign.charCodeAt(0)).buffer;

class Player {
  constructor(root) {
    this.root = root; this.chosen = 0; this.at = 0; this.sources = null; this.buffers = null;
    this.length = parseFloat(root.dataset.seconds);
    this.images = [...root.querySelectorAll(".view img")];
    this.chips = [...root.querySelectorAll(".bar [aria-pressed]")];
    this.play = root.querySelector(".play"); this.name = this.play.textContent;
    this.time = root.querySelector("output");
    this.line = root.querySelector(".view i"); this.view = root.querySelector(".view");
    this.chips.forEach((chip, index) => chip.addEventListener("click", () => this.choose(index)));
    this.play.addEventListener("click", () => this.toggle());
    this.view.addEventListener("click", event => {
      const box = this.view.getBoundingClientRect();
      this.seek(this.length * (event.clientX - box.left) / box.width);
    });
    root.addEventListener("pointerdown", () => this.focus()); root.addEventListener("focusin", () => this.focus());
    this.show();
  }
  focus() { current?.root.classList.remove("current"); current = this; this.root.classList.add("current"); }
  choose(index) {
    if (index >= this.chips.length) return;
    this.chosen = index;
    this.gains?.forEach((gain, k) => gain.gain.setTargetAtTime(k === index ? 1 : 0, context.currentTime, FADE_S / 3));
    this.show();
  }
  async toggle() {
    if (this.sources) return this.stop();
    playing?.stop(); this.focus();
    context ??= new AudioContext();
    await context.resume();
    this.buffers ??= await Promise.all([...this.root.querySelectorAll("audio")].map(a => context.decodeAudioData(bytes(a.src))));
    playing = this; this.start();
  }
  start() {
    this.gains = this.buffers.map((_, k) => new GainNode(context, {gain: k === this.chosen ? 1 : 0}));
    this.sources = this.buffers.map((buffer, k) => {
      const source = new AudioBufferSourceNode(context, {buffer, loop: true});
      source.connect(this.gains[k]).connect(context.destination);
      return source;
    });
    this.length = this.buffers[0].duration;
    const when = context.currentTime + 0.02;
    this.sources.forEach(source => source.start(when, this.at));
    this.began = when - this.at; this.show(); this.tick();
  }
  stop() {
    this.at = this.now(); this.sources?.forEach(source => source.stop());
    this.sources = this.gains = null; if (playing === this) playing = null; this.show();
  }
  now() { return this.sources ? Math.max(0, context.currentTime - this.began) % this.length : this.at; }
  seek(to) {
    const again = this.sources !== null;
    if (again) { this.sources.forEach(source => source.stop()); this.sources = null; }
    this.at = Math.min(Math.max(to, 0), this.length - 0.01);
    if (again) this.start(); else this.show();
  }
  tick() { if (this.sources) { this.show(); requestAnimationFrame(() => this.tick()); } }
  show() {
    this.images.forEach((image, k) => image.classList.toggle("on", k === this.chosen));
    this.chips.forEach((chip, k) => chip.setAttribute("aria-pressed", k === this.chosen));
    this.play.textContent = this.sources ? this.play.dataset.pause : this.name;
    this.time.textContent = `${clock(this.now())} / ${clock(this.length)}`;
    this.line.style.left = `${100 * this.now() / this.length}%`;
  }
}
const players = [...document.querySelectorAll(".clip")].map(root => new Player(root));
for (const button of document.querySelectorAll("button.hear")) button.addEventListener("click", () => {
  const player = players[button.dataset.clip];
  player.choose(Number(button.dataset.version));
  player.root.scrollIntoView({block: "nearest"});
  player.focus(); if (!player.sources) player.toggle();
});
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !players.length) return;
  const player = current ?? players[0];
  if (/^[1-9]$/.test(event.key)) player.choose(Number(event.key) - 1);
  else if (event.key === " " && event.target.tagName !== "BUTTON") player.toggle();
  else if (event.key === "ArrowLeft" || event.key === "ArrowRight") player.seek(player.now() + (event.key === "ArrowLeft" ? -1 : 1));
  else if (event.key === "n" || event.key === "p") {
    const next = players[(players.indexOf(player) + (event.key === "n" ? 1 : players.length - 1)) % players.length];
    const on = player.sources !== null;
    next.focus(); next.root.scrollIntoView({block: "nearest"}); if (on) next.toggle();
  } else return;
  event.preventDefault();
});
