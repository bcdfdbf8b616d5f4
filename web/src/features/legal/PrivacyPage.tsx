import { StatementPage } from "./StatementPage";
import markdown from "./texts/privacy.md?raw";

export function Component() {
  return <StatementPage title="Privacy notice" statement="privacy" markdown={markdown} />;
}
