/** The longest address that common mail programs and Windows pass on whole. */
const LONGEST_HREF = 2_000;

interface Mail {
  to: string;
  subject: string;
  body: string;
}

export interface MailDraft {
  href: string;
  /** False when the text is too long to travel in a link: then it has to be pasted. */
  whole: boolean;
}

/** A link that opens a filled-in mail. Text is never cut: what doesn't fit stays out altogether. */
export function mailDraft({ to, subject, body }: Mail): MailDraft {
  const address = `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}`;
  // Line ends of mails are CR LF (RFC 6068).
  const href = `${address}&body=${encodeURIComponent(body.replace(/\r?\n/g, "\r\n"))}`;
  return href.length <= LONGEST_HREF ? { href, whole: true } : { href: address, whole: false };
}
