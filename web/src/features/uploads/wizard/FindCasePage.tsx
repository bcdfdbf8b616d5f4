import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState, type SyntheticEvent } from "react";
import { useNavigate } from "react-router";

import { api } from "@/api/client";
import { ApiError } from "@/api/problem";
import { useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Icon } from "@/ui/icons/Icon";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { Foot } from "./Foot";
import { Steps } from "./Steps";

async function canonicalReference(asked: string): Promise<string> {
  const { data } = await api.GET("/api/cases/{reference}", { params: { path: { reference: asked } } });
  return data?.case.caseReference ?? asked;
}

/** Where an upload begins away from a case: by the full reference, in any spelling. */
export function Component() {
  const { scheme } = useMe();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: canonicalReference,
    onSuccess: (reference) => navigate(`/cases/${encodeURIComponent(reference)}/upload`),
    onError: () => field.current?.focus(),
  });
  const absent = error instanceof ApiError && error.status === 404;

  const find = (event: SyntheticEvent): void => {
    event.preventDefault();
    const asked = field.current?.value.trim() ?? "";
    setMissing(asked === "");
    if (asked === "") field.current?.focus();
    else mutate(asked);
  };
  const words = missing
    ? "Enter a case reference"
    : absent
      ? "There is no such case among yours. Check the reference."
      : undefined;

  return (
    <>
      <PageHead title="Upload files" actions={<Steps current="case" />} />
      {error instanceof ApiError && !absent && (
        <Box sx={{ mb: 4 }}>
          <ErrorNote what="The case can't be looked up." error={error} />
        </Box>
      )}
      <Box component="form" id="find-case" onSubmit={find} noValidate sx={{ maxWidth: 560 }}>
        <Card title="Which case are the files for?" padded>
          <Field label="Case reference" hint={`In full, such as ${scheme.referenceExample}`} error={words}>
            {(control) => (
              <OutlinedInput
                fullWidth
                inputRef={field}
                onChange={reset}
                inputProps={{ ...control, autoComplete: "off", spellCheck: false }}
              />
            )}
          </Field>
          <Box sx={{ mt: 3, typography: "dense" }}>
            Don&rsquo;t know it? <RouteLink to="/cases">Find the case in your list</RouteLink>
          </Box>
        </Card>
      </Box>
      <Foot
        back={
          <Button startIcon={<Icon name="left" />} onClick={() => void navigate("/uploads")}>
            Uploads
          </Button>
        }
        next={
          <Button variant="contained" type="submit" form="find-case" disabled={isPending}>
            {isPending ? "Looking…" : "Find this case"}
          </Button>
        }
      />
    </>
  );
}
