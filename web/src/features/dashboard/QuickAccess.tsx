import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState, type SyntheticEvent } from "react";
import { useNavigate } from "react-router";

import { api } from "@/api/client";
import { ApiError } from "@/api/problem";
import { useMay, useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";
import { Icon } from "@/ui/icons/Icon";

type Act = "view" | "upload";

interface Asked {
  reference: string;
  act: Act;
}

async function find({ reference, act }: Asked): Promise<string> {
  const { data } = await api.GET("/api/cases/{reference}", { params: { path: { reference } } });
  const found = `/cases/${encodeURIComponent(data?.case.caseReference ?? reference)}`;
  return act === "upload" ? `${found}/upload` : found;
}

/** By the full reference, in any spelling, straight to a case or to sending files to it. */
export function QuickAccess() {
  const { scheme } = useMe();
  const mayUpload = useMay("uploads:send");
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const { mutate, error, isPending, reset, variables } = useMutation({
    mutationFn: find,
    onSuccess: (address) => navigate(address),
    onError: () => field.current?.focus(),
  });

  const go = (act: Act): void => {
    const reference = field.current?.value.trim() ?? "";
    setMissing(reference === "");
    if (reference === "") field.current?.focus();
    else mutate({ reference, act });
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    go("view");
  };
  const words = missing
    ? `Enter the full reference, such as ${scheme.referenceExample}.`
    : wordsFor(error, variables?.reference ?? "", scheme.referenceExample);

  return (
    <Box component="form" aria-label="Quick access" onSubmit={submit} noValidate sx={form}>
      <Box sx={{ flex: "1 1 232px", maxWidth: { sm: 320 } }}>
        <Field label="Go to a case" error={words}>
          {(control) => (
            <OutlinedInput
              inputRef={field}
              fullWidth
              placeholder="Full reference"
              inputProps={{ ...control, autoComplete: "off", spellCheck: false, maxLength: 60 }}
              error={words !== undefined}
              onChange={() => {
                setMissing(false);
                reset();
              }}
            />
          )}
        </Field>
      </Box>
      <Box sx={{ display: "flex", gap: 2, mt: { xs: 3, md: "26px" } }}>
        <Button type="submit" variant="contained" disabled={isPending}>
          View case
        </Button>
        {mayUpload && (
          <Button startIcon={<Icon name="upload" />} disabled={isPending} onClick={() => go("upload")}>
            Upload files
          </Button>
        )}
      </Box>
    </Box>
  );
}

function wordsFor(error: Error | null, reference: string, example: string): string | undefined {
  if (error === null) return undefined;
  if (error instanceof ApiError && error.status === 404)
    return `There is no case ${reference} among yours. Check every letter and digit: a full reference looks like ${example}.`;
  return error instanceof ApiError ? error.detail : "The case can't be looked up. Try again in a minute.";
}

const form = {
  display: "flex",
  flexWrap: { xs: "wrap", md: "nowrap" },
  alignItems: "flex-start",
  columnGap: 2,
  width: { xs: "100%", sm: "auto" },
} as const;
