import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Divider from "@mui/material/Divider";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { visuallyHidden } from "@mui/utils";
import { useId, useState } from "react";
import { Link } from "react-router";

import { useMe } from "@/session/MeContext";
import { usePortal } from "@/session/PortalContext";
import { Avatar } from "@/ui/data/Avatar";
import { capitalised } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";

import { accountPlaces } from "./places";

/** Name and role at the top right, and the way out. */
export function AccountMenu() {
  const { user, organisation } = useMe();
  const { auth } = usePortal();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const small = useMediaQuery((theme) => theme.breakpoints.down("md"));
  const role = user.roles.map((each) => capitalised(each.replace("staff-", ""))).join(", ");

  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor === null ? undefined : menuId}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={trigger}
      >
        <Avatar name={user.name} own />
        <span style={visuallyHidden}>Your account: {small && `${user.name}, ${role}`}</span>
        <Box
          component="span"
          sx={{ display: { xs: "none", md: "block" }, textAlign: "left", whiteSpace: "nowrap" }}
        >
          <Typography
            component="span"
            variant="dense"
            sx={{ display: "block", fontWeight: 600, lineHeight: "18px" }}
          >
            {user.name}
          </Typography>
          <Typography component="span" variant="caption" color="textSecondary" sx={{ display: "block" }}>
            {role}
          </Typography>
        </Box>
        <Box component="span" sx={{ display: { xs: "none", md: "grid" } }}>
          <Icon name="down" size={16} />
        </Box>
      </ButtonBase>
      <Menu id={menuId} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Box component="li" role="none" sx={{ p: "8px 16px", maxWidth: 320 }}>
          <Typography variant="control" sx={{ fontWeight: 600 }}>
            {user.name}
          </Typography>
          <Typography variant="dense" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
            {user.email}
          </Typography>
          <Typography variant="dense" color="textSecondary">
            {role}, {organisation.name}
          </Typography>
        </Box>
        <Divider component="li" role="none" />
        {accountPlaces.map(({ to, label }) => (
          <MenuItem key={to} component={Link} to={to} onClick={() => setAnchor(null)}>
            {label}
          </MenuItem>
        ))}
        <Divider component="li" role="none" />
        <MenuItem onClick={() => void auth.signOut("asked")}>Sign out</MenuItem>
      </Menu>
    </>
  );
}

const trigger = {
  display: "flex",
  alignItems: "center",
  gap: "10px",
  minWidth: { xs: 44, sm: 0 },
  minHeight: { xs: 44, sm: 40 },
  p: "4px 6px 4px 4px",
  borderRadius: "6px",
  "&:hover": { bgcolor: "surface.hover" },
} as const;
