import Button from "@mui/material/Button";

interface OlderButtonProps {
  /** What the list holds: "acts". */
  what: string;
  busy: boolean;
  onShow: () => void;
}

/** Gets the next page of what goes back in time. */
export function OlderButton({ what, busy, onShow }: OlderButtonProps) {
  return (
    <Button size="small" variant="outlined" disabled={busy} onClick={onShow}>
      {`Show older ${what}`}
    </Button>
  );
}
