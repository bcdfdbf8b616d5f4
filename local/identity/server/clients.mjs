const CODE_AND_REFRESH = {
  // why: a browser or a laptop tool can't keep a secret; PKCE protects the code instead
  token_endpoint_auth_method: "none",
  grant_types: ["authorization_code", "refresh_token"],
  response_types: ["code"],
};

/** The portal's pages, and command-line tools that listen on any port of the loopback address (RFC 8252 §7.3). */
export function clientsFor(portal) {
  return [
    {
      ...CODE_AND_REFRESH,
      client_id: "recourse-portal",
      application_type: "web",
      redirect_uris: [`${portal}/signed-in`, `${portal}/silent`],
      post_logout_redirect_uris: [`${portal}/signed-out`],
    },
    {
      ...CODE_AND_REFRESH,
      client_id: "recourse-tools",
      application_type: "native",
      redirect_uris: ["http://127.0.0.1/callback", "http://localhost/callback"],
      post_logout_redirect_uris: ["http://127.0.0.1/signed-out"],
    },
  ];
}
