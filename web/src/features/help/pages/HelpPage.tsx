import Box from "@mui/material/Box";
import { useState, type ReactNode } from "react";

import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { articleAddress } from "../addresses";
import { TOPICS } from "../content/articles";
import type { Article } from "../content/parse";
import { IssueNote } from "../issues/IssueNote";
import { Results } from "../search/Results";
import { SearchField } from "../search/SearchField";
import { useHelp } from "../useFacts";
import { HelpdeskCard } from "./HelpdeskCard";

/** All articles by topic, and a search over them. Open to people who aren't signed in. */
export function Component() {
  const { all, index } = useHelp();
  const [query, setQuery] = useState("");
  return (
    <>
      <PageHead title="Help" />
      <Box sx={columns}>
        <Box sx={{ display: "grid", gap: 4, minWidth: 0 }}>
          <SearchField value={query} onChange={setQuery} />
          <IssueNote />
          {query.trim() === "" ? (
            TOPICS.map((topic) => (
              <Topic key={topic} topic={topic} articles={all.filter((each) => each.topic === topic)} />
            ))
          ) : (
            <Card title="Found" padded>
              <Results hits={index.search(query)} link={link} />
            </Card>
          )}
        </Box>
        <HelpdeskCard />
      </Box>
    </>
  );
}

const link = (article: Article, title: ReactNode): ReactNode => (
  <RouteLink to={articleAddress(article.slug)}>{title}</RouteLink>
);

function Topic({ topic, articles }: { topic: string; articles: readonly Article[] }) {
  return (
    <Card title={topic} padded>
      <Box component="ul" sx={{ display: "grid", gap: 3 }}>
        {articles.map((article) => (
          <li key={article.slug}>
            <Box sx={{ fontWeight: 600 }}>{link(article, article.title)}</Box>
            <Box sx={{ typography: "dense", color: "text.secondary" }}>{article.summary}</Box>
          </li>
        ))}
      </Box>
    </Card>
  );
}

const columns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 1fr) 320px" },
  alignItems: "start",
  gap: 4,
} as const;
