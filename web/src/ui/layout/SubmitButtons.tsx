import Button from "@mui/material/Button";

interface SubmitButtonsProps {
  /** What the button does that sends the form: "Withdraw it". */
  act: string;
  /** When it can't be undone. */
  color?: "primary" | "error";
  disabled: boolean;
  onClose: () => void;
}

/** The two buttons of a task dialog: leave it, or do it. */
export function SubmitButtons({ act, color = "primary", disabled, onClose }: SubmitButtonsProps) {
  return (
    <>
      <Button variant="text" onClick={onClose}>
        Cancel
      </Button>
      {/* A name in the label may be long. */}
      <Button
        variant="contained"
        type="submit"
        color={color}
        disabled={disabled}
        sx={{ whiteSpace: "normal" }}
      >
        {act}
      </Button>
    </>
  );
}
