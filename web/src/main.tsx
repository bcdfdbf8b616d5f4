import "@fontsource-variable/source-sans-3/wght.css";
import { createRoot } from "react-dom/client";

import { beginTrace } from "./api/trace";
import { start } from "./app/start";

const container = document.getElementById("root");
if (container === null) throw new Error("index.html has no #root.");

// The browser turns Enter and Space on a control into a click as well.
addEventListener("click", beginTrace, { capture: true });

void start(createRoot(container));
