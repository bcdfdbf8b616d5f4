import { describe, expect, it } from "vitest";

import {
  emptyApplication,
  mistakesIn,
  mistakesOf,
  tidied,
  type Application,
  type Rules,
} from "./application";

const rules: Rules = {
  regulatorLabel: "FCA number",
  regulatorHint: "On the register",
  regulatorPattern: "[0-9]{6,7}",
  regulatorExample: "122702",
  businessWord: "business",
  mostBusinesses: 20,
  mostAdministrators: 5,
  mostDomains: 10,
  answeredWithinDays: 5,
};
const ann = { name: "Ann Lee", email: "ann.lee@harbour.example" };
const filled: Application = {
  ...emptyApplication,
  organisationName: "Harbour Lane",
  businesses: [{ name: "Harbour Lane Bank", regulatorNumber: "122 702" }],
  emailDomains: ["@Harbour.example"],
  administrators: [ann],
  contact: ann,
  privacyNoticeAccepted: true,
};

describe("the request for access", () => {
  it("is fine as a person writes it", () => {
    expect(mistakesIn(filled, rules)).toEqual({});
  });

  it("says of an empty form what is missing, place by place", () => {
    expect(Object.keys(mistakesIn(tidied(emptyApplication), rules))).toEqual([
      "organisationName",
      "businesses.0.name",
      "businesses.0.regulatorNumber",
      "emailDomains.0",
      "administrators.0.name",
      "administrators.0.email",
      "contact.name",
      "contact.email",
      "privacyNoticeAccepted",
    ]);
  });

  it("wants people at the organisation's own domains", () => {
    const strange = { ...filled, administrators: [{ ...ann, email: "ann@elsewhere.example" }] };
    expect(mistakesIn(strange, rules)).toHaveProperty(["administrators.0.email"]);
  });

  it("asks for what each way of signing in needs", () => {
    const by = (part: Partial<Application["signIn"]>) =>
      Object.keys(mistakesIn({ ...filled, signIn: { ...filled.signIn, ...part } }, rules));
    expect(by({ method: "oidc" })).toEqual(["signIn.provider", "signIn.issuer", "signIn.clientId"]);
    expect(by({ method: "saml", provider: "Okta" })).toEqual(["signIn.metadataUrl", "signIn.certificate"]);
    expect(by({ method: "saml", provider: "Okta", metadataUrl: "http://okta.example" })).toEqual([
      "signIn.metadataUrl",
    ]);
    expect(by({ method: "saml", provider: "Okta", metadataUrl: "https://okta.example/m" })).toEqual([]);
  });

  it("leaves out rows that nobody filled in", () => {
    const spare = {
      ...filled,
      administrators: [ann, { name: " ", email: "" }],
      emailDomains: ["a.example", ""],
    };
    expect(tidied(spare)).toMatchObject({ administrators: [ann], emailDomains: ["a.example"] });
  });

  it("shows the server's mistakes at their places", () => {
    const errors = [
      { place: "body.application.emailDomains.0", message: "Anybody can", code: "domain-public" },
      { place: "body.stamped", message: "elsewhere", code: "missing" },
    ];
    expect(mistakesOf(errors)).toEqual({ "emailDomains.0": "Anybody can" });
  });
});
