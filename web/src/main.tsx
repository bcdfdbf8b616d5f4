import "@fontsource-variable/source-sans-3/wght.css";
import { createRoot } from "react-dom/client";

import { start } from "./app/start";

const container = document.getElementById("root");
if (container === null) throw new Error("index.html has no #root.");

void start(createRoot(container));
