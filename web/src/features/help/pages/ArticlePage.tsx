import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";
import { useParams } from "react-router";

import { EmptyState } from "@/ui/feedback/EmptyState";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { articleAddress } from "../addresses";
import { ArticleText } from "../content/ArticleText";
import type { Article } from "../content/parse";
import { useHelp } from "../useFacts";

/** One article at an address of its own, to be linked to. */
export function Component() {
  const { slug } = useParams();
  const { all } = useHelp();
  const article = all.find((each) => each.slug === slug);
  if (article === undefined)
    return (
      <>
        <PageHead title="Article not found" />
        <EmptyState
          icon="search"
          title="There is no article at this address"
          actions={<RouteButton to="/help">All help articles</RouteButton>}
        >
          It may have been renamed.
        </EmptyState>
      </>
    );
  return (
    // A new article is a new page: its heading takes focus again.
    <Box key={article.slug} sx={{ maxWidth: 760 }}>
      <Box component="nav" aria-label="Breadcrumb" sx={{ mt: -2, mb: 1, typography: "dense" }}>
        <RouteLink to="/help" underline="hover">
          Help
        </RouteLink>
        {` / ${article.topic}`}
      </Box>
      <PageHead title={article.title} lede={article.summary} />
      <Paper variant="outlined" sx={{ p: 5 }}>
        <ArticleText markdown={article.markdown} under={1} />
      </Paper>
      <Others article={article} all={all} />
    </Box>
  );
}

function Others({ article, all }: { article: Article; all: readonly Article[] }) {
  const others = all.filter((each) => each.topic === article.topic && each.slug !== article.slug);
  if (others.length === 0) return null;
  return (
    <Box component="section" sx={{ mt: 5 }}>
      <Typography variant="h2" sx={{ mb: 2 }}>
        {`More on ${article.topic.toLowerCase()}`}
      </Typography>
      <Box component="ul" sx={{ display: "grid", gap: 2 }}>
        {others.map(({ slug, title }) => (
          <li key={slug}>
            <RouteLink to={articleAddress(slug)}>{title}</RouteLink>
          </li>
        ))}
      </Box>
    </Box>
  );
}
