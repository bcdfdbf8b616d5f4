import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";

import { Icon } from "@/ui/icons/Icon";
import type { IconName } from "@/ui/icons/shapes";
import { Card } from "@/ui/layout/Card";

import { megabytes } from "../model/fileRules";
import type { DocumentRules } from "../model/types";

const promises: [IconName, string][] = [
  ["retry", "If the connection drops, files carry on from where they stopped."],
  ["clock", "You stay signed in while a file is uploading."],
  ["done", "You can leave this page: files go on while the portal is open, and nothing is sent yet."],
  ["shield", "Each file is checked before it joins the case."],
];

/** What can be sent, and what nobody has to worry about. */
export function FilesAside({ rules }: { rules: DocumentRules }) {
  const facts: [string, string][] = [
    ...rules.fileTypes.map(({ label, extensions }): [string, string] => [label, extensions.join(", ")]),
    ["Size", `Up to ${megabytes(rules.maxBytes)} a file, ${rules.maxFiles} files in one upload`],
  ];
  return (
    <Box component="aside" aria-label="About uploading" sx={{ display: "grid", gap: 4 }}>
      <Card title="What you can send" padded>
        <Box
          component="dl"
          sx={{ typography: "control", "& dt": { fontWeight: 600 }, "& dd + dt": { mt: 4 } }}
        >
          {facts.map(([label, words]) => (
            <FactPair key={label} label={label} words={words} />
          ))}
        </Box>
      </Card>
      <Paper variant="outlined" component="ul" sx={{ p: "12px 20px", typography: "control" }}>
        {promises.map(([icon, words]) => (
          <Box component="li" key={icon} sx={{ display: "flex", gap: 3, py: "6px", color: "text.secondary" }}>
            <Box sx={{ color: "primary.main", display: "flex" }}>
              <Icon name={icon} />
            </Box>
            {words}
          </Box>
        ))}
      </Paper>
    </Box>
  );
}

function FactPair({ label, words }: { label: string; words: string }) {
  return (
    <>
      <dt>{label}</dt>
      <Box component="dd" sx={{ color: "text.secondary" }}>
        {words}
      </Box>
    </>
  );
}
