import Drawer from "@mui/material/Drawer";
import List from "@mui/material/List";
import ListItem from "@mui/material/ListItem";
import ListItemButton from "@mui/material/ListItemButton";
import { Link } from "react-router";

import { usePortal } from "@/session/PortalContext";

import { IN_TAB_BAR, legalLinks, usePlaces } from "./places";

interface MoreMenuProps {
  onClose: () => void;
}

/** What the tab bar has no room for, and what the base bar and the account menu hold on wide screens. */
export default function MoreMenu({ onClose }: MoreMenuProps) {
  const { auth } = usePortal();
  const places = usePlaces().slice(IN_TAB_BAR);
  return (
    <Drawer
      anchor="bottom"
      open
      onClose={onClose}
      slotProps={{ paper: { role: "dialog", "aria-label": "More" } }}
    >
      <List>
        {[...places, ...legalLinks].map(({ to, label }) => (
          <ListItem key={to} disablePadding>
            <ListItemButton component={Link} to={to} onClick={onClose}>
              {label}
            </ListItemButton>
          </ListItem>
        ))}
        <ListItem disablePadding>
          <ListItemButton onClick={() => void auth.signOut("asked")}>Sign out</ListItemButton>
        </ListItem>
        <ListItem disablePadding>
          <ListItemButton onClick={onClose}>Close</ListItemButton>
        </ListItem>
      </List>
    </Drawer>
  );
}
