import "@fontsource-variable/source-sans-3/wght.css";
import { createRoot } from "react-dom/client";

import { beginTrace } from "./api/trace";
import { start } from "./app/start";
import { door } from "./session/storage/door";

const container = document.getElementById("root");
if (container === null) throw new Error("index.html has no #root.");

// The browser turns Enter and Space on a control into a click as well.
addEventListener("click", beginTrace, { capture: true });
// A new version has other file names: a tab that was open before asks for ones that are gone. Loading the page again
// gets the new ones; more than once a minute would be a loop.
window.addEventListener("vite:preloadError", (event) => {
  const key = "recourse.reloaded-at";
  if (Date.now() - Number(door.getItem(key)) < 60_000) return;
  event.preventDefault();
  door.setItem(key, String(Date.now()));
  window.location.reload();
});

void start(createRoot(container));
