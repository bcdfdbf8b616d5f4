import { describe, expect, it } from "vitest";

import { helpdeskHours, helpdeskStatus } from "./helpdesk";

const desk = {
  email: "help@larkfield.example",
  weekdays: { opens: "08:00:00", closes: "22:00:00" },
  weekends: { opens: "12:00:00", closes: "16:00:00" },
  openOnBankHolidays: true,
  closedOn: ["12-25"],
};
const at = (moment: string): string => helpdeskStatus(desk, "Europe/London", new Date(moment));

describe("the helpdesk", () => {
  it("is open on a weekday evening", () => {
    expect(at("2026-11-17T20:00:00Z")).toBe("Helpdesk open until 22:00");
  });

  it("opens at noon on a Saturday", () => {
    expect(at("2026-11-21T09:00:00Z")).toBe("Helpdesk opens at 12:00");
  });

  it("keeps the scheme's clock in summer", () => {
    expect(at("2026-07-01T07:30:00Z")).toBe("Helpdesk open until 22:00");
  });

  it("is closed all of Christmas Day", () => {
    expect(at("2026-12-25T13:00:00Z")).toBe("Helpdesk closed today");
  });

  it("names its hours in one sentence", () => {
    expect(helpdeskHours(desk)).toBe("Monday to Friday 08:00 to 22:00, Saturday and Sunday 12:00 to 16:00");
  });
});
