import type { ReactElement } from "react";

/** Line drawings on a 24 grid, drawn with `currentColor`. */
export const shapes = {
  alert: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 8v4.7M12 15.8v.1" />
    </>
  ),
  arrow: <path d="M5 12h14m0 0-5-5m5 5-5 5" />,
  bell: (
    <path d="M6.5 10.5a5.5 5.5 0 0 1 11 0c0 4 1.5 5.5 1.5 5.5H5s1.5-1.5 1.5-5.5zM10 19a2.2 2.2 0 0 0 4 0" />
  ),
  bookmark: <path d="M7 4.5h10a1 1 0 0 1 1 1v14l-6-4-6 4v-14a1 1 0 0 1 1-1z" />,
  cases: (
    <>
      <rect x="3.5" y="7.5" width="17" height="12" rx="1.5" />
      <path d="M9 7.5V6a1.5 1.5 0 0 1 1.5-1.5h3A1.5 1.5 0 0 1 15 6v1.5M3.5 12.5h17" />
    </>
  ),
  check: <path d="m5.5 12.5 4.5 4.5 8.5-10" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  close: <path d="m6.5 6.5 11 11m0-11-11 11" />,
  columns: (
    <>
      <rect x="4" y="5" width="16" height="14" rx="1.5" />
      <path d="M9.3 5v14M14.7 5v14" />
    </>
  ),
  copy: (
    <>
      <rect x="8.5" y="8.5" width="11" height="11" rx="1.5" />
      <path d="M15.5 8.5V6A1.5 1.5 0 0 0 14 4.5H6A1.5 1.5 0 0 0 4.5 6v8A1.5 1.5 0 0 0 6 15.5h2.5" />
    </>
  ),
  density: <path d="M4.5 6h15M4.5 10h15M4.5 14h15M4.5 18h15" />,
  done: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="m8.5 12.3 2.5 2.5 4.5-5" />
    </>
  ),
  down: <path d="m6.5 9.5 5.5 5.5 5.5-5.5" />,
  download: (
    <path d="M12 5v10m0 0-4-4m4 4 4-4M4.5 15.5V18A1.5 1.5 0 0 0 6 19.5h12a1.5 1.5 0 0 0 1.5-1.5v-2.5" />
  ),
  expand: <path d="M9 4.5H4.5V9M15 4.5h4.5V9M9 19.5H4.5V15M15 19.5h4.5V15" />,
  eye: (
    <>
      <path d="M3.5 12S6.5 6.5 12 6.5 20.5 12 20.5 12 17.5 17.5 12 17.5 3.5 12 3.5 12z" />
      <circle cx="12" cy="12" r="2.5" />
    </>
  ),
  file: <path d="M7 4.5h6.5l4 4V19a.8.8 0 0 1-.8.8H7a.8.8 0 0 1-.8-.8V5.3A.8.8 0 0 1 7 4.5zM13.5 4.5v4h4" />,
  filter: <path d="M4.5 7h15M7.5 12h9M10.5 17h3" />,
  flag: <path d="M6 20V5m0 0h11.5l-2.5 4 2.5 4H6" />,
  help: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M9.8 9.8a2.3 2.3 0 1 1 3.4 2c-.8.5-1.2 1-1.2 1.9M12 16.4v.1" />
    </>
  ),
  home: <path d="M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 11.3V16M12 8.2v.1" />
    </>
  ),
  insight: <path d="M4.5 19.5h15M7 16v-4m5 4V6m5 10V9" />,
  left: <path d="m14.5 6.5-5.5 5.5 5.5 5.5" />,
  list: <path d="M9 7h10.5M9 12h10.5M9 17h10.5M4.8 7h.1M4.8 12h.1M4.8 17h.1" />,
  lock: (
    <>
      <rect x="5.5" y="10.5" width="13" height="9" rx="1.5" />
      <path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />
    </>
  ),
  menu: <path d="M4.5 7h15M4.5 12h15M4.5 17h15" />,
  message: (
    <path d="M5.5 5h13A1.5 1.5 0 0 1 20 6.5v8a1.5 1.5 0 0 1-1.5 1.5H11l-4.5 3.5V16h-1A1.5 1.5 0 0 1 4 14.5v-8A1.5 1.5 0 0 1 5.5 5z" />
  ),
  minus: <path d="M6 12h12" />,
  pause: <path d="M9 6.5v11M15 6.5v11" />,
  plus: <path d="M12 5.5v13M5.5 12h13" />,
  print: (
    <>
      <path d="M7.5 9V4.5h9V9M7.5 16.5H6A1.5 1.5 0 0 1 4.5 15v-4.5A1.5 1.5 0 0 1 6 9h12a1.5 1.5 0 0 1 1.5 1.5V15a1.5 1.5 0 0 1-1.5 1.5h-1.5" />
      <rect x="7.5" y="14" width="9" height="5.5" rx=".5" />
    </>
  ),
  retry: <path d="M19 12a7 7 0 1 1-2.2-5.1L19 9m0-4.5V9h-4.5" />,
  right: <path d="m9.5 6.5 5.5 5.5-5.5 5.5" />,
  scales: (
    <path d="M12 5v14.5M8 19.5h8M6 7.5h12M6 7.5 3.8 13a2.3 2.3 0 0 0 4.4 0zM18 7.5 15.8 13a2.3 2.3 0 0 0 4.4 0z" />
  ),
  scan: (
    <path d="M4.5 8.5v-3a1 1 0 0 1 1-1h3M15.5 4.5h3a1 1 0 0 1 1 1v3M19.5 15.5v3a1 1 0 0 1-1 1h-3M8.5 19.5h-3a1 1 0 0 1-1-1v-3M4.5 12h15" />
  ),
  search: (
    <>
      <circle cx="11" cy="11" r="6" />
      <path d="m15.5 15.5 4 4" />
    </>
  ),
  send: (
    <>
      <path d="m20 4.5-7 15-3-6.5L4 10z" />
      <path d="m20 4.5-10 8.5" />
    </>
  ),
  settings: (
    <>
      <path d="M4.5 8h8m4 0h3M4.5 16h3m4 0h8" />
      <circle cx="14.5" cy="8" r="2" />
      <circle cx="9.5" cy="16" r="2" />
    </>
  ),
  shield: (
    <>
      <path d="M12 4.5 18.5 7v4.5c0 4-2.7 6.8-6.5 8-3.8-1.2-6.5-4-6.5-8V7z" />
      <path d="m9.2 12 2 2 3.6-4" />
    </>
  ),
  sortUp: <path d="M12 18V6m0 0-4 4m4-4 4 4" />,
  sortDown: <path d="M12 6v12m0 0-4-4m4 4 4-4" />,
  table: (
    <>
      <rect x="4.5" y="5.5" width="15" height="13" rx="1.5" />
      <path d="M4.5 10h15M4.5 14.3h15M10 10v8.5" />
    </>
  ),
  tiles: (
    <>
      <rect x="4.5" y="4.5" width="6" height="6" rx="1" />
      <rect x="13.5" y="4.5" width="6" height="6" rx="1" />
      <rect x="4.5" y="13.5" width="6" height="6" rx="1" />
      <rect x="13.5" y="13.5" width="6" height="6" rx="1" />
    </>
  ),
  upload: (
    <path d="M12 15V5m0 0L8 9m4-4 4 4M4.5 15.5V18A1.5 1.5 0 0 0 6 19.5h12a1.5 1.5 0 0 0 1.5-1.5v-2.5" />
  ),
  user: (
    <>
      <circle cx="12" cy="8.5" r="3.5" />
      <path d="M5.5 19.5c.6-3.4 3.2-5 6.5-5s5.9 1.6 6.5 5" />
    </>
  ),
  warning: <path d="M12 4.5 20.5 19h-17zM12 10v4.2M12 16.6v.1" />,
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof shapes;
