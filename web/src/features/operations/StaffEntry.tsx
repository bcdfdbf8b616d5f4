import { Navigate } from "react-router";

/** Where scheme staff come in: the session has chosen their sign-in by this very address. */
export function Component() {
  return <Navigate to="/" replace />;
}
