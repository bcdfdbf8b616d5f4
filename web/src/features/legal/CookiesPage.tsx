import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { everythingKept, type Kept, type Place, type Purpose } from "@/session/storage/kept";
import { wordsOf } from "@/session/storage/words";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";

import { CookieChoices } from "./CookieChoices";

const PURPOSES: { purpose: Purpose; title: string; why: string }[] = [
  {
    purpose: "necessary",
    title: "Necessary",
    why: "Without these you can’t sign in, stay signed in safely, or finish what you have begun.",
  },
  {
    purpose: "functional",
    title: "Functional",
    why: "These remember how you like things. Without them everything works, and forgets when a page is loaded again.",
  },
  {
    purpose: "analytical",
    title: "Analytical",
    why: "These help the scheme find out what is slow or broken. They follow nobody from one click to the next.",
  },
];

const PLACES: Record<Place, string> = {
  tab: "This tab’s storage",
  browser: "This browser’s storage",
  database: "This browser’s database",
  cookie: "Cookies",
  nowhere: "Not stored",
};

export function Component() {
  return (
    <>
      <PageHead
        title="Cookies"
        lede="What using the portal leaves in your browser, and your say in it. The portal itself sets no cookies; it keeps some things in the browser’s storage, which the same rules cover."
      />
      <Box sx={{ display: "grid", gap: 4 }}>
        <CookieChoices />
        {PURPOSES.map(({ purpose, title, why }) => (
          <Card key={purpose} title={title} padded>
            <Typography sx={{ maxWidth: "64ch", mb: 4 }}>{why}</Typography>
            <Box component="ul" sx={list}>
              {everythingKept.filter((each) => each.purpose === purpose).map(line)}
            </Box>
          </Card>
        ))}
      </Box>
    </>
  );
}

const line = ({ name, place }: Kept) => (
  <li key={name}>
    <Box component="code" sx={{ typography: "dense", overflowWrap: "anywhere" }}>
      {name}
    </Box>
    <Typography>{wordsOf[name]?.what}.</Typography>
    <Typography variant="dense" color="textSecondary">
      {PLACES[place]}. Until: {wordsOf[name]?.until}.
    </Typography>
  </li>
);

const list = {
  display: "grid",
  gap: 3,
  listStyle: "none",
  p: 0,
  m: 0,
  "& li": { maxWidth: "64ch" },
} as const;
