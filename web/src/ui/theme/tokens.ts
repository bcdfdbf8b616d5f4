/**
 * Every colour of the product, once for each scheme. The names are roles, not hues: components ask for
 * "tint.warning" or "line.control" and never for a value.
 * Text is 4.5:1 or better on every ground it may stand on; control edges and chart marks are 3:1.
 */
export const light = {
  primary: { main: "#0B4F6C", dark: "#083E55", light: "#E4EFF4", contrastText: "#FFFFFF" },
  success: { main: "#1E6B3A", light: "#E6F2EA", contrastText: "#FFFFFF" },
  warning: { main: "#8A5300", light: "#FFF4DF", contrastText: "#FFFFFF" },
  error: { main: "#B3261E", light: "#FCEBEA", contrastText: "#FFFFFF" },
  info: { main: "#0B4F6C", light: "#E4EFF4", contrastText: "#FFFFFF" },
  background: { default: "#F4F6F8", paper: "#FFFFFF" },
  text: { primary: "#17232B", secondary: "#46555F", disabled: "#8A969E" },
  divider: "#D9E0E5",
  surface: { sunken: "#F8FAFB", hover: "#F1F5F7", selected: "#EEF5F8", raised: "#FFFFFF" },
  line: { soft: "#E8EDF0", control: "#7B8992" },
  ink: { hint: "#5C6B73" },
  tint: {
    primary: "#E4EFF4",
    primaryStrong: "#CFE1EA",
    success: "#E6F2EA",
    warning: "#FFF4DF",
    error: "#FCEBEA",
    neutral: "#EBEFF2",
  },
  turn: { ground: "#0B4F6C", ink: "#FFFFFF", inkSoft: "#CFE1EA" },
  bar: { ground: "#17232B", ink: "#FFFFFF", link: "#9AD3EA", focus: "#8ED4F2" },
  focus: { ring: "#0E76A8" },
  scrim: { ground: "rgb(23 35 43 / .48)" },
  chart: {
    first: "#0B4F6C",
    second: "#1F857A",
    third: "#7A3E9D",
    fourth: "#B8651B",
    fifth: "#5C6B73",
    rest: "#84929B",
    track: "#E8EDF0",
  },
  DataGrid: { bg: "#FFFFFF", headerBg: "#F8FAFB" },
  lift: {
    chosen: "0 1px 2px rgb(23 35 43 / .16)",
    popover: "0 2px 4px rgb(23 35 43 / .06), 0 8px 24px rgb(23 35 43 / .14)",
    dialog: "0 8px 16px rgb(23 35 43 / .10), 0 24px 64px rgb(23 35 43 / .26)",
  },
};

export const dark: typeof light = {
  primary: { main: "#7CC3E0", dark: "#9AD3EA", light: "#173442", contrastText: "#06202C" },
  success: { main: "#83CF9F", light: "#163223", contrastText: "#06202C" },
  warning: { main: "#F0BA62", light: "#37290F", contrastText: "#06202C" },
  error: { main: "#F59C95", light: "#401B19", contrastText: "#2A0B09" },
  info: { main: "#7CC3E0", light: "#173442", contrastText: "#06202C" },
  background: { default: "#0E161B", paper: "#152028" },
  text: { primary: "#E7EDF1", secondary: "#B0BEC8", disabled: "#62727E" },
  divider: "#2B3A45",
  surface: { sunken: "#111B22", hover: "#1C2A33", selected: "#172B36", raised: "#3A4D59" },
  line: { soft: "#22303A", control: "#6F808C" },
  ink: { hint: "#93A3AE" },
  tint: {
    primary: "#173442",
    primaryStrong: "#1F4557",
    success: "#163223",
    warning: "#37290F",
    error: "#401B19",
    neutral: "#24323C",
  },
  turn: { ground: "#1B4459", ink: "#F2F7FA", inkSoft: "#BBD5E2" },
  bar: { ground: "#070D11", ink: "#FFFFFF", link: "#9AD3EA", focus: "#8ED4F2" },
  focus: { ring: "#8ED4F2" },
  scrim: { ground: "rgb(4 9 12 / .64)" },
  chart: {
    first: "#6DB6D6",
    second: "#4FBFB1",
    third: "#BE92DC",
    fourth: "#E29A56",
    fifth: "#93A3AE",
    rest: "#6A7B87",
    track: "#24323C",
  },
  DataGrid: { bg: "#152028", headerBg: "#111B22" },
  lift: {
    chosen: "none",
    popover: "0 0 0 1px #2B3A45, 0 8px 24px rgb(0 0 0 / .5)",
    dialog: "0 0 0 1px #2B3A45, 0 24px 64px rgb(0 0 0 / .6)",
  },
};

/** Pixels. Round means you can press it; square states a fact. */
export const radius = { pill: 4, control: 6, card: 8, dialog: 12, round: 999 };

/** Pixels that the shell's parts share with whatever has to stay clear of them. */
export const shell = { topBar: 56, sideNav: 232, baseBar: 40, tabBar: 64 };
