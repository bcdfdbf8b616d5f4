import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useEffect, useRef } from "react";

import { RouteLink } from "@/ui/navigation/RouteLink";

import { articleAddress } from "../addresses";
import { ArticleText } from "../content/ArticleText";
import type { Article } from "../content/parse";
import { BackButton } from "./BackButton";

interface PanelArticleProps {
  article: Article;
  onBack: () => void;
}

/** An article beside the page that it explains. */
export function PanelArticle({ article, onBack }: PanelArticleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <BackButton onBack={onBack} />
      <Typography variant="h2" component="h3" ref={heading} tabIndex={-1} sx={{ mt: 2, mb: 3 }}>
        {article.title}
      </Typography>
      <Box sx={{ typography: "control" }}>
        <ArticleText markdown={article.markdown} under={3} />
      </Box>
      <Typography variant="dense" component="p" sx={{ mt: 5 }}>
        <RouteLink to={articleAddress(article.slug)}>Open as a page</RouteLink>
      </Typography>
    </>
  );
}
