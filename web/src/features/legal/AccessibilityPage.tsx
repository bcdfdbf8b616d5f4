import { StatementPage } from "./StatementPage";
import markdown from "./texts/accessibility.md?raw";

export function Component() {
  return <StatementPage title="Accessibility statement" statement="accessibility" markdown={markdown} />;
}
