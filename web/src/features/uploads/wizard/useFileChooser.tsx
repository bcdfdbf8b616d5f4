import { useCallback, useRef, type ReactNode } from "react";

interface FileChooser {
  /** The hidden control; render it once. */
  input: ReactNode;
  /** Opens the device's dialog; the chosen files go to `then`. */
  choose: (then: (files: File[]) => void, only?: "one") => void;
}

/** The device's own dialog. It offers files of every type: one that can't be accepted is told why, and what to do. */
export function useFileChooser(): FileChooser {
  const control = useRef<HTMLInputElement>(null);
  const taker = useRef<(files: File[]) => void>(() => undefined);

  const choose = useCallback<FileChooser["choose"]>((then, only) => {
    taker.current = then;
    if (control.current === null) return;
    control.current.multiple = only === undefined;
    control.current.click();
  }, []);

  const input = (
    <input
      ref={control}
      type="file"
      multiple
      hidden
      data-testid="files"
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])];
        // Choosing the same file again must count as a change.
        currentTarget.value = "";
        if (files.length > 0) taker.current(files);
      }}
    />
  );
  return { input, choose };
}
