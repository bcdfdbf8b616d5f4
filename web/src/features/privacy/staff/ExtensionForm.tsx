import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";

import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Card } from "@/ui/layout/Card";

import { useActs, type Request } from "./useHandling";
import { WhyField } from "./WhyField";

/** Two months more for a complex request, once. The person is told in their list. */
export function ExtensionForm({ request }: { request: Request }) {
  const { sent, extend } = useActs(request);
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  function submit(): void {
    setTried(true);
    if (why.trim().length < 3 || extend.isPending) return;
    extend.mutate({ ...sent, body: { why: why.trim() } });
  }
  return (
    <Card title="Take two months more" padded>
      <Box sx={{ display: "grid", gap: 4, maxWidth: 720 }}>
        <WhyField label="Why it is complex" value={why} tried={tried} onChange={setWhy} />
        {extend.error !== null && <ErrorNote what="The date stands." error={extend.error} />}
        <Button variant="outlined" sx={{ justifySelf: "start" }} disabled={extend.isPending} onClick={submit}>
          Take two months more
        </Button>
      </Box>
    </Card>
  );
}
