import { Overview } from "./Overview";
import { useCase } from "./useCase";

export function Component() {
  return <Overview details={useCase()} />;
}
