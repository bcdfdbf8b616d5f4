import { useLocation, useNavigate } from "react-router";

import { PageHead } from "@/ui/layout/PageHead";
import { Card } from "@/ui/layout/Card";
import { showToast } from "@/ui/feedback/toasts";

import { TicketForm } from "./TicketForm";

/** The ticket form as a page of its own. */
export default function AskPage() {
  const navigate = useNavigate();
  const from = (useLocation().state as { from?: string } | null)?.from ?? "";
  return (
    <>
      <PageHead
        title="Ask the helpdesk"
        lede="For the portal itself. Questions about a case go on the case."
      />
      <Card title="Your question" padded>
        <TicketForm
          page={from}
          onSent={({ ticketId, number }) => {
            showToast(`${number} is with the helpdesk`);
            void navigate(`/help/tickets/${ticketId}`);
          }}
        />
      </Card>
    </>
  );
}
