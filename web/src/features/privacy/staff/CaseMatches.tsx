import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import FormLabel from "@mui/material/FormLabel";
import Typography from "@mui/material/Typography";

import { ErrorNote } from "@/ui/feedback/ErrorNote";

import { useMatches, type Match, type Request } from "./useHandling";

interface CaseMatchesProps {
  subject: Request["subject"];
  chosen: Match[];
  onChange: (chosen: Match[]) => void;
}

/** Cases with somebody of this name or address. A name alone proves nothing: staff tick those that are theirs. */
export function CaseMatches({ subject, chosen, onChange }: CaseMatchesProps) {
  const search = useMatches();
  const found = search.data;
  const isChosen = (match: Match): boolean => chosen.some(({ reference }) => reference === match.reference);
  const toggle = (match: Match): void =>
    onChange(
      isChosen(match) ? chosen.filter(({ reference }) => reference !== match.reference) : [...chosen, match],
    );
  return (
    <Box>
      <FormLabel component="div">Cases about this person</FormLabel>
      <Button
        variant="outlined"
        size="small"
        sx={{ my: 2 }}
        disabled={search.isPending}
        onClick={() => search.mutate({ body: { name: subject.name, email: subject.email ?? "" } })}
      >
        Look for cases by name and address
      </Button>
      {search.error !== null && <ErrorNote what="Nothing was looked for." error={search.error} />}
      {found?.items.length === 0 && <Typography>No case names such a person.</Typography>}
      <FormGroup>
        {found?.items.map((match) => (
          <FormControlLabel
            key={match.reference}
            control={<Checkbox checked={isChosen(match)} onChange={() => toggle(match)} />}
            label={labelOf(match)}
          />
        ))}
      </FormGroup>
      {found?.more === true && (
        <Typography variant="dense" color="textSecondary">
          There are others. Record the request with the full name or the address to narrow it.
        </Typography>
      )}
    </Box>
  );
}

const labelOf = ({ reference, name, email, businessName, closed }: Match): string =>
  `${reference}: ${name}${email === null ? "" : `, ${email}`}, against ${businessName}${closed ? ", closed" : ""}`;
