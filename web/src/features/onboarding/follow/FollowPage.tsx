import { useEffect, useState } from "react";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";

import { OpenPage } from "../OpenPage";
import { Progress } from "./Progress";
import { takeRequestLink, type RequestLink } from "./requestLink";

/** Where the emailed link leads: confirming the address, how far the request is, questions and answers. */
export function Component() {
  const [link] = useState(takeRequestLink);
  return (
    <OpenPage title="Your request for access">
      {link === null ? (
        <Note severity="info" lead="Open the link in your email.">
          It brings the request along. Each email about it has the same link.
        </Note>
      ) : (
        <Request link={link} />
      )}
    </OpenPage>
  );
}

function Request({ link }: { link: RequestLink }) {
  const [progress, setProgress] = useState<Schema<"RequestProgress"> | null>(null);
  const { mutate, error } = $api.useMutation("post", "/api/access-request-views", { onSuccess: setProgress });
  useEffect(() => mutate({ body: link }), [mutate, link]);
  const look = (): void => mutate({ body: link });
  if (progress !== null)
    return <Progress link={link} progress={progress} onProgress={setProgress} onLook={look} />;
  return error === null ? null : (
    <ErrorNote what="The request can't be shown." error={error} onRetry={look} />
  );
}
