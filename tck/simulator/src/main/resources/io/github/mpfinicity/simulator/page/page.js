"use strict";

const byId = id => document.getElementById(id);
const copyOf = id => byId(id).content.firstElementChild.cloneNode(true);
const part = (element, name) => element.querySelector(`[data-${name}]`);
const KEPT = 100;
const LOW = 0.2;
const SAID_FOR = 4000;

let vendor = null;
let now = 0;
let saidAt = 0;
let begun = false;
const partners = new Map();
const tokens = new Map();
const requests = new Map();

// Writes only what is different: an untouched node keeps its focus and its place.
function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function timeOf(millis) {
  return new Date(millis).toISOString().substring(11, 19);
}

function left(millis) {
  const seconds = Math.ceil(millis / 1000);
  const two = number => String(number).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)} left`;
}

async function press(path) {
  try {
    const answer = await fetch(path, { method: "POST" });
    say((await answer.text()).trim());
  } catch {
    say("The simulator does not answer.");
  }
}

function say(text) {
  byId("said").textContent = text;
  const mine = ++saidAt;
  setTimeout(() => { if (mine === saidAt) { byId("said").textContent = ""; } }, SAID_FOR);
}

document.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (button?.dataset.press) {
    press(button.dataset.press);
  } else if (button?.dataset.do) {
    press(`partners/${button.closest("article").dataset.partner}/${button.dataset.do}`);
  }
});

function showVendor(seen) {
  vendor = seen;
  write(byId("region"), seen.region);
  write(byId("count"), seen.requests === 0 ? "none yet"
    : seen.requests > KEPT ? `the last ${KEPT} of ${seen.requests}` : `${seen.requests}`);
  byId("empty").hidden = seen.requests > 0;
  showFaults(seen.faults);
  keep(partners, seen.partners.map(each => each.id));
  seen.partners.forEach(showPartner);
  keep(tokens, seen.partners.flatMap(each => each.tokens.map(token => token.number)));
  keep(requests, [...requests.keys()].filter(id => id >= seen.oldest));
  showTime();
}

function keep(shown, keys) {
  const wanted = new Set(keys);
  for (const [key, element] of shown) {
    if (!wanted.has(key)) {
      element.remove();
      shown.delete(key);
    }
  }
}

function showFaults(waiting) {
  const ordered = [["authentication", waiting.authentication], ["call", waiting.call]]
    .filter(([, count]) => count > 0)
    .map(([what, count]) => count === 1 ? `the next ${what}` : `the next ${count} ${what}s`);
  write(byId("faults"), ordered.length === 0 ? "No fault is ordered."
    : `Ordered for ${ordered.join(" and ")}.`);
  byId("faults").parentElement.classList.toggle("some", ordered.length > 0);
}

function newPartner(id) {
  const element = copyOf("partner");
  element.dataset.partner = id;
  write(part(element, "id"), id);
  for (let i = 0; i < vendor.locksAt; i++) {
    part(element, "pips").append(document.createElement("i"));
  }
  byId("partners").append(element);
  partners.set(id, element);
  return element;
}

function showPartner(seen) {
  const element = partners.get(seen.id) ?? newPartner(seen.id);
  part(element, "lock").hidden = !seen.locked;
  part(element, "restore").hidden = !seen.changed;
  part(element, "mood").className = `mood ${seen.mood}`;
  write(part(element, "client"), seen.client);
  const pips = part(element, "pips");
  pips.setAttribute("aria-valuemax", vendor.locksAt);
  pips.setAttribute("aria-valuenow", seen.failures);
  pips.classList.toggle("close", seen.failures >= vendor.locksAt - 1);
  [...pips.children].forEach((pip, i) => pip.classList.toggle("used", i < seen.failures));
  write(part(element, "failures"), `${seen.failures} of ${vendor.locksAt} failures until the lock`);
  seen.tokens.forEach(token => showToken(part(element, "tokens"), token));
}

function showToken(list, seen) {
  let element = tokens.get(seen.number);
  if (!element) {
    element = copyOf("token");
    write(part(element, "shown"), seen.shown);
    element.querySelector(".bar").setAttribute("aria-label", `Life of token ${seen.shown}`);
    // Newest first; they come newest first, too.
    const older = [...list.children].find(each => each.number < seen.number);
    list.insertBefore(element, older ?? null);
    element.number = seen.number;
    tokens.set(seen.number, element);
  }
  element.end = seen.end;
  element.revoked = seen.revoked;
}

function showTime() {
  write(byId("clock"), timeOf(now));
  for (const element of tokens.values()) {
    const life = Math.max(0, element.end - now);
    const share = element.revoked ? 0 : Math.min(1, life / vendor.lifetime);
    write(part(element, "left"), element.revoked ? "revoked" : life === 0 ? "expired" : left(life));
    part(element, "fill").style.transform = `scaleX(${share.toFixed(4)})`;
    element.querySelector(".bar").setAttribute("aria-valuenow", Math.round(share * 100));
    element.classList.toggle("over", share === 0);
    element.classList.toggle("low", share > 0 && share < LOW);
  }
}

function newRequest(id) {
  const element = copyOf("request");
  byId("requests").prepend(element);
  requests.set(id, element);
  element.classList.toggle("fresh", begun);
  part(element, "number").textContent = `#${id}`;
  return element;
}

function showRequest(seen) {
  const element = requests.get(seen.id) ?? newRequest(seen.id);
  write(part(element, "method"), seen.method);
  write(part(element, "path"), seen.path + (seen.query ? `?${seen.query}` : ""));
  write(part(element, "at"), timeOf(seen.at));
  write(part(element, "status"), seen.status === undefined ? "…" : seen.status === 0 ? "closed" : `${seen.status}`);
  write(part(element, "why"), reasons(seen).join(" "));
  element.classList.remove("served", "healed", "refused");
  if (seen.status !== undefined) {
    element.classList.add(seen.repeats ? "healed" : seen.status >= 200 && seen.status < 400 ? "served" : "refused");
  }
  // The details are written when somebody opens them.
  element.querySelector("details").ontoggle = () => showDetails(element, seen);
  if (element.querySelector("details").open) {
    showDetails(element, seen);
  }
}

function reasons(seen) {
  const words = [];
  if (seen.fault) {
    words.push(`Fault: ${seen.fault}.`);
  }
  if (seen.why) {
    words.push(seen.why);
  }
  if (seen.repeats) {
    words.push(`Healed: the same call as #${seen.repeats}, with another token.`);
  }
  return words;
}

function showDetails(element, seen) {
  const rows = [["Partner", seen.partner || "none that is known"], ...Object.entries(seen.headers)];
  part(element, "headers").replaceChildren(...rows.flatMap(([name, value]) => {
    const term = document.createElement("dt");
    const text = document.createElement("dd");
    term.textContent = name;
    text.textContent = value;
    return [term, text];
  }));
  part(element, "body").hidden = seen.body === "";
  write(part(element, "body"), seen.body);
}

function lose() {
  byId("link").className = "link lost";
  write(byId("link"), "the simulator does not answer");
}

// A simulator that was started again counts from one.
function begin() {
  keep(requests, []);
  keep(tokens, []);
  keep(partners, []);
  begun = false;
  byId("link").className = "link live";
  write(byId("link"), "live");
}

byId("base").textContent = location.origin;
const events = new EventSource("events");
events.addEventListener("open", begin);
events.addEventListener("error", lose);
events.addEventListener("vendor", event => showVendor(JSON.parse(event.data)));
events.addEventListener("request", event => showRequest(JSON.parse(event.data)));
events.addEventListener("clock", event => { now = Number(event.data); begun = true; showTime(); });
