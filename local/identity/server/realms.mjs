/** One issuer each: `{base}/business` for firms' users, `{base}/staff` for the scheme's own. */
export const REALMS = ["business", "staff"];
