import Typography from "@mui/material/Typography";
import { useState } from "react";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { usePortal } from "@/session/PortalContext";
import { ErrorNote } from "@/ui/feedback/ErrorNote";

import { OpenPage } from "../OpenPage";
import { AccessForm } from "./AccessForm";
import { AccessReceipt } from "./AccessReceipt";

/** Anybody may ask for access for their organisation. */
export function Component() {
  const { config } = usePortal();
  const rules = $api.useQuery("get", "/api/access-request-form");
  const [receipt, setReceipt] = useState<Schema<"AccessReceipt"> | null>(null);
  if (receipt !== null) return <AccessReceipt receipt={receipt} />;
  return (
    <OpenPage title="Request access">
      <Typography>
        For organisations that {config.schemeName} deals with. We look at your request within{" "}
        {rules.data?.answeredWithinDays ?? "a few"} working days. The administrators you name then get an
        invitation each, and invite everybody else. What you fill in is kept in this browser until you send
        it.
      </Typography>
      {rules.error !== null && (
        <ErrorNote what="The form can't be shown." error={rules.error} onRetry={() => void rules.refetch()} />
      )}
      {rules.data !== undefined && <AccessForm rules={rules.data} onSent={setReceipt} />}
    </OpenPage>
  );
}
