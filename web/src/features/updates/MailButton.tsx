import Button from "@mui/material/Button";

import { showToast } from "@/ui/feedback/toasts";
import { Icon } from "@/ui/icons/Icon";

import { mailDraft } from "./model/mailDraft";

interface MailButtonProps {
  to: string;
  subject: string;
  body: string;
  /** Returns whether all is filled in. */
  check: () => boolean;
}

/** Opens a filled-in mail. A text too long for that is copied, to be pasted: the note beside it says so. */
export function MailButton({ to, subject, body, check }: MailButtonProps) {
  const { href, whole } = mailDraft({ to, subject, body });
  const open = async (): Promise<void> => {
    if (!check()) return;
    if (!whole) await navigator.clipboard.writeText(body);
    window.location.assign(href);
    showToast(whole ? "Opened a draft in your mail program" : "Copied the text: paste it into the mail");
  };
  return (
    <Button variant="contained" startIcon={<Icon name="send" />} onClick={() => void open()}>
      {whole ? "Open mail draft" : "Copy text and open mail"}
    </Button>
  );
}
