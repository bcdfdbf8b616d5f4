import { describe, expect, it } from "vitest";

import { exceptions, helpdeskHours, helpdeskStatus, standing } from "./hours";

const desk = {
  email: "help@larkfield.example",
  weekdays: { opens: "08:00:00", closes: "22:00:00" },
  weekends: { opens: "12:00:00", closes: "16:00:00" },
  openOnBankHolidays: true,
  closedOn: ["12-25"],
  closedDates: [] as string[],
};
const at = (moment: string): string => helpdeskStatus(desk, "Europe/London", new Date(moment));

describe("the helpdesk", () => {
  it("is open on a weekday evening, up to the last minute", () => {
    expect(at("2026-11-17T20:00:00Z")).toBe("Helpdesk open until 22:00");
    expect(at("2026-11-17T21:59:59Z")).toBe("Helpdesk open until 22:00");
    expect(at("2026-11-17T22:00:00Z")).toBe("Helpdesk opens tomorrow at 08:00");
  });

  it("opens at noon on a Saturday", () => {
    expect(at("2026-11-21T09:00:00Z")).toBe("Helpdesk opens at 12:00");
    expect(at("2026-11-20T23:00:00Z")).toBe("Helpdesk opens tomorrow at 12:00");
  });

  it("keeps the scheme's clock in summer, and on the nights when clocks change", () => {
    expect(at("2026-07-01T07:30:00Z")).toBe("Helpdesk open until 22:00");
    // Clocks go back on Sunday 25 October 2026, and forward on Sunday 28 March 2027.
    expect(at("2026-10-24T23:30:00Z")).toBe("Helpdesk opens at 12:00");
    expect(at("2026-10-25T11:30:00Z")).toBe("Helpdesk opens at 12:00");
    expect(at("2027-03-28T11:00:00Z")).toBe("Helpdesk open until 16:00");
  });

  it("is open on a bank holiday", () => {
    expect(at("2026-12-28T09:00:00Z")).toBe("Helpdesk open until 22:00");
    expect(at("2026-05-04T09:00:00Z")).toBe("Helpdesk open until 22:00");
  });

  it("is closed on a bank holiday where the scheme is away on those", () => {
    const away = {
      ...desk,
      openOnBankHolidays: false,
      closedDates: ["2026-12-25", "2026-12-28", "2027-01-01"],
    };
    const then = (moment: string): string => helpdeskStatus(away, "Europe/London", new Date(moment));
    expect(then("2026-12-28T09:00:00Z")).toBe("Helpdesk opens tomorrow at 08:00");
    expect(then("2026-12-27T20:00:00Z")).toBe("Helpdesk opens on Tuesday at 08:00");
    expect(then("2026-12-29T09:00:00Z")).toBe("Helpdesk open until 22:00");
    expect(exceptions(away)).toBe("Closed on bank holidays, closed on 25 December.");
  });

  it("is closed all of Christmas Day and says when it opens next", () => {
    expect(at("2026-12-24T22:30:00Z")).toBe("Helpdesk opens on Saturday at 12:00");
    expect(at("2026-12-25T13:00:00Z")).toBe("Helpdesk opens tomorrow at 12:00");
    expect(standing(desk, "Europe/London", new Date("2026-12-25T13:00:00Z")).open).toBe(false);
  });

  it("names its hours and their exceptions", () => {
    expect(helpdeskHours(desk)).toBe("Monday to Friday 08:00 to 22:00, Saturday and Sunday 12:00 to 16:00");
    expect(exceptions(desk)).toBe("Bank holidays included, closed on 25 December.");
  });
});
